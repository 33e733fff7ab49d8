package org.tensorloupe.format.archive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.format.archive.ZipAnomaly.Kind;

/// Collects anomalies: every one is counted, the first few of each kind are kept.
final class Anomalies {
    private static final int EXAMPLES = 8;

    private final Map<Kind, ZipAnomaly> found = new EnumMap<>(Kind.class);

    void add(Kind kind, String example) {
        found.merge(kind, new ZipAnomaly(kind, 1, List.of(example)), (a, b) -> join(a, example));
    }

    List<ZipAnomaly> list() {
        return List.copyOf(found.values());
    }

    private static ZipAnomaly join(ZipAnomaly known, String example) {
        List<String> examples = known.examples();
        if (examples.size() < EXAMPLES) {
            examples = new ArrayList<>(examples);
            examples.add(example);
        }
        return new ZipAnomaly(known.kind(), known.count() + 1, examples);
    }
}
