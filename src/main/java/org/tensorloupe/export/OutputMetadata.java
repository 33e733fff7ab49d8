package org.tensorloupe.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ValueNode;

/// The texts that a checkpoint keeps in a new file.
///
/// Those of a safetensors file stay as they are. Any other file gives `format: pt`, which libraries
/// ask for, then the numbers and texts that its outermost object holds under keys, such as `epoch`,
/// and those of GGUF's metadata. What the tree shows cut, and lists, are not kept.
public final class OutputMetadata {
    private static final Set<String> TYPES = Set.of("str", "int", "float", "bool");
    private static final int MOST_VALUES = 256;

    /// GGUF's own types of numbers and booleans.
    private static final String GGUF = "gguf";

    private static final String CUT = "…";

    private OutputMetadata() {}

    /// The texts by key, in the order of the source.
    public static Map<String, String> of(Checkpoint checkpoint) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (checkpoint.format().equals("safetensors")) {
            checkpoint
                    .metadata()
                    .forEach((key, text) -> {
                        if (CodePoints.areWhole(key + text)) {
                            texts.put(key, text);
                        }
                    });
            return texts;
        }
        texts.put("format", "pt");
        boolean gguf = checkpoint.format().equalsIgnoreCase(GGUF);
        for (Node node : values(checkpoint, gguf)) {
            if (node instanceof ValueNode value
                    && (gguf || TYPES.contains(value.type()))
                    && !value.text().endsWith(CUT)
                    && CodePoints.areWhole(value.key() + value.text())
                    && texts.size() < MOST_VALUES) {
                texts.putIfAbsent(value.key(), value.text());
            }
        }
        return texts;
    }

    private static List<Node> values(Checkpoint checkpoint, boolean gguf) {
        List<Node> children = checkpoint.root().children();
        return gguf
                ? children.stream()
                        .filter(n -> n instanceof GroupNode && n.key().equals("metadata"))
                        .flatMap(n -> n.children().stream())
                        .toList()
                : children;
    }
}
