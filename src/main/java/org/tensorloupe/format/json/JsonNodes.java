package org.tensorloupe.format.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int MOST_NODES = 100_000;
    private static final long MOST_CHARACTERS = 8 << 20;

    private int nodes;
    private long characters;

    private JsonNodes() {}

    /// The node of a value that [JsonValues] gave, which bounds its depth. Of very many values, only
    /// the first are shown.
    ///
    /// @param key label of the node
    /// @param name path of the node
    public static Node node(String key, String name, @Nullable Object value) {
        return new JsonNodes().below(key, name, value);
    }

    private Node below(String key, String name, @Nullable Object value) {
        nodes++;
        characters += name.length();
        if (isFull()) {
            return new ValueNode(key, cut(name), "not shown", "the rest of very many values");
        }
        return switch (value) {
            case Map<?, ?> object -> {
                List<Node> children = new ArrayList<>();
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    if (isFull()) {
                        break;
                    }
                    String inner = String.valueOf(entry.getKey());
                    children.add(below(inner, name + "." + inner, entry.getValue()));
                }
                yield new GroupNode(key, name, Kind.DICT, children);
            }
            case List<?> array -> {
                List<Node> children = new ArrayList<>();
                for (int i = 0; i < array.size() && !isFull(); i++) {
                    children.add(below(Integer.toString(i), name + "." + i, array.get(i)));
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

    private boolean isFull() {
        return nodes > MOST_NODES || characters > MOST_CHARACTERS;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT)
                        + String.format(Locale.ROOT, "… (%,d characters)", text.length());
    }
}
