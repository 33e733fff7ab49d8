package org.tensorloupe.cli;

import java.util.Comparator;
import java.util.List;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;

/// Says that no tensor has a name, and which have one like it.
final class UnknownTensor {
    private static final int MOST_SUGGESTIONS = 3;

    private UnknownTensor() {}

    /// One sentence; suggests the shortest names that contain the one that was given.
    static String message(Checkpoint checkpoint, String name) {
        List<String> near =
                checkpoint.tensors().stream()
                        .map(TensorNode::name)
                        .filter(other -> other.contains(name))
                        .sorted(Comparator.comparingInt(String::length))
                        .limit(MOST_SUGGESTIONS)
                        .toList();
        return "%s has no tensor '%s'%s"
                .formatted(
                        checkpoint.fileName(),
                        name,
                        near.isEmpty() ? "" : "; did you mean " + String.join(", ", near));
    }
}
