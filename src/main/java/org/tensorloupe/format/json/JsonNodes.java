package org.tensorloupe.format.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Decimals;

/// JSON values as nodes of a tree, with Python's names for their types.
public final class JsonNodes {
    private static final int LONGEST_TEXT = 2_000;

    private JsonNodes() {}

    /// The node of a value that [JsonValues] gave, which bounds its depth.
    ///
    /// @param key label of the node
    /// @param name path of the node
    public static Node node(String key, String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                List<Node> children = new ArrayList<>(object.size());
                object.forEach((k, v) -> children.add(node(String.valueOf(k), name + "." + k, v)));
                yield new GroupNode(key, name, Kind.DICT, children);
            }
            case List<?> array -> {
                List<Node> children = new ArrayList<>(array.size());
                for (int i = 0; i < array.size(); i++) {
                    children.add(node(Integer.toString(i), name + "." + i, array.get(i)));
                }
                yield new GroupNode(key, name, Kind.LIST, children);
            }
            case null -> new ValueNode(key, name, "NoneType", "None");
            case Boolean flag -> new ValueNode(key, name, "bool", flag ? "True" : "False");
            case Double number -> new ValueNode(key, name, "float", Decimals.text(number));
            case Number number -> new ValueNode(key, name, "int", number.toString());
            default -> new ValueNode(key, name, "str", cut(value.toString()));
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "… (%,d characters)".formatted(text.length());
    }
}
