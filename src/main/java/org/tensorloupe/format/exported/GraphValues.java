package org.tensorloupe.format.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.json.JsonVisitor;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ValueNode;

/// Picks the types and shapes of a graph's values out of its JSON, and what it says of itself.
///
/// The layout is that of `torch/_export/serde/schema.py`: `graph_module.graph.tensor_values` maps
/// the name of a value to its `TensorMeta`; sizes are integers, or expressions over symbols.
final class GraphValues implements JsonVisitor {
    private static final int MOST = 200_000;
    private static final int LONGEST_TEXT = 500;
    private static final String GRAPH = "graph_module/graph";
    private static final String VALUES = GRAPH + "/tensor_values";
    private static final String RANGES = "range_constraints";

    private final String prefix;
    private final Map<String, String> metadata;
    private final List<Node> values = new ArrayList<>();
    private final List<Node> ranges = new ArrayList<>();

    /// @param prefix path of the graph's node
    /// @param metadata takes what the program says of itself
    GraphValues(String prefix, Map<String, String> metadata) {
        this.prefix = prefix;
        this.metadata = metadata;
    }

    @Override
    public Step step(String path) {
        return switch (path) {
            case "graph_module", GRAPH, VALUES, RANGES, "schema_version" -> Step.ENTER;
            case "torch_version", "schema_version/major", "schema_version/minor" -> Step.READ;
            default -> isWanted(path) ? Step.READ : Step.SKIP;
        };
    }

    private boolean isWanted(String path) {
        return path.startsWith(VALUES + "/")
                ? values.size() < MOST
                : path.startsWith(RANGES + "/") && ranges.size() < MOST;
    }

    @Override
    public void value(String path, String key, @Nullable Object value) {
        if (path.startsWith(VALUES + "/")) {
            values.add(new ValueNode(key, prefix + ".values." + key, "shape", shape(value)));
        } else if (path.startsWith(RANGES + "/") && value instanceof Map<?, ?> range) {
            String text = "%s..%s".formatted(range.get("min_val"), range.get("max_val"));
            ranges.add(new ValueNode(key, prefix + ".symbols." + key, "range", text));
        } else if (path.equals("schema_version/minor")) {
            metadata.merge("schema_version", String.valueOf(value), (a, b) -> a + "." + b);
        } else {
            metadata.put(path.replace("/major", ""), String.valueOf(value));
        }
    }

    /// A node for each tensor of the graph, such as `float32 s0×64×112×112`.
    List<Node> values() {
        return values;
    }

    /// A node for each symbol with its range.
    List<Node> ranges() {
        return ranges;
    }

    private static String shape(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> outer)) {
            return "unknown";
        }
        Map<?, ?> meta = outer.get("meta") instanceof Map<?, ?> inner ? inner : outer;
        String dtype =
                ScalarTypes.dtype(meta.get("dtype")).map(type -> type.name()).orElse("unknown");
        StringJoiner sizes = new StringJoiner("×");
        if (meta.get("sizes") instanceof List<?> all) {
            all.forEach(size -> sizes.add(size(size)));
        }
        String text = (dtype + " " + sizes).strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    /// A number, or the expression as people write it: `s0 + 1` for
    /// `Symbol('s0', positive=True) + Integer(1)`.
    private static String size(@Nullable Object size) {
        if (size instanceof Map<?, ?> fields) {
            if (fields.get("as_int") instanceof Long number) {
                return number.toString();
            }
            Object expression = fields.get("as_expr");
            if (expression instanceof Map<?, ?> inner) {
                expression = inner.get("expr_str");
            }
            if (expression instanceof String text) {
                return Expressions.plain(text);
            }
        }
        return "?";
    }
}
