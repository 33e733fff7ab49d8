package org.tensorloupe.format.bundle;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.tree.Gathering;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PickleScan;

/// The pickles that Stable-Baselines3 hides in its JSON: objects with `:serialized:`, a pickle in
/// base64, which a loader runs. Only what they name is taken.
final class SerializedValues {
    private static final String KEY = ":serialized:";
    private static final int MOST = 10_000;

    private SerializedValues() {}

    /// Adds what the pickles below a JSON value name.
    ///
    /// @param name path of the value
    static void gather(Object json, String name, Gathering gathering, Monitor monitor) {
        Deque<Object> left = new ArrayDeque<>(List.of(json));
        int found = 0;
        while (!left.isEmpty() && found < MOST) {
            switch (left.pop()) {
                case Map<?, ?> object -> {
                    if (object.get(KEY) instanceof String text) {
                        found++;
                        scan(text, name, gathering, monitor);
                    }
                    object.values().stream()
                            .filter(value -> value instanceof Map || value instanceof List)
                            .forEach(left::add);
                }
                case List<?> list ->
                        list.stream()
                                .filter(value -> value instanceof Map || value instanceof List)
                                .forEach(left::add);
                default -> {}
            }
        }
    }

    private static void scan(String text, String name, Gathering gathering, Monitor monitor) {
        try {
            byte[] pickle = Base64.getMimeDecoder().decode(text);
            PickleScan scan =
                    PickleReader.scan(
                            ByteViews.of(name + " > " + KEY, pickle),
                            0,
                            PickleLimits.defaults(),
                            monitor);
            gathering.addImports(KnownImports.grade(scan.imports()));
        } catch (IllegalArgumentException e) {
            gathering.find(Severity.WARNING, name, KEY + " is no base64: " + e.getMessage());
        }
    }
}
