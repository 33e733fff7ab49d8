package org.tensorloupe.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;

/// Translates the names of truths that were taken without the classes of a file: raw paths of
/// attributes, such as `_modules.conv._parameters.weight`, into those of `state_dict()`.
public final class StubNames {
    /// What a class that was not there is called where it is a key.
    private static final String CLASS = "<class '__main__.Stub'>";

    private static final Set<String> RAW = Set.of("_modules", "_parameters", "_buffers");

    private StubNames() {}

    /// Gives every truth the name that the file's own classes would give it, and takes away those of
    /// tensors that are told as references to others.
    public static void translate(List<Truth> truths, Checkpoint checkpoint) {
        List<String> names = new ArrayList<>();
        for (TensorNode node : checkpoint.tensors()) {
            names.add(node.name());
        }
        Set<String> references = references(checkpoint);
        truths.replaceAll(truth -> new Truth(translated(truth.name(), names), truth.facts()));
        truths.removeIf(truth -> references.contains(truth.name()));
    }

    /// A raw path without the dicts in which modules keep their members.
    public static String stateDictName(String raw) {
        List<String> parts = new ArrayList<>();
        for (String part : raw.split("\\.", -1)) {
            if (!RAW.contains(part) && !part.matches("@\\d+")) {
                parts.add(part);
            }
        }
        return String.join(".", parts);
    }

    private static String translated(String raw, List<String> names) {
        String name = stateDictName(raw.replace(CLASS, "\0"));
        if (!name.contains("\0")) {
            return name;
        }
        // The name of the class is not known: the first tensor that fits has it.
        Pattern pattern = Pattern.compile(Pattern.quote(name).replace("\0", "\\E.+\\Q"));
        return names.stream()
                .filter(found -> pattern.matcher(found).matches())
                .findFirst()
                .orElse(name);
    }

    private static Set<String> references(Checkpoint checkpoint) {
        Set<String> out = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(checkpoint.root()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof ValueNode value && value.type().equals("reference")) {
                out.add(value.name());
            }
            node.children().forEach(open::push);
        }
        return out;
    }
}
