package org.tensorloupe.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PyTuple;

/// The byte code of mobile archives: `(version, (method, ((part, value), ...)[, schema]), ...)`,
/// with the parts `instructions`, `operators`, `constants`, `types` and `register_size`.
final class LiteCode {
    private static final String KEY = "bytecode";
    private static final int MOST_METHODS = 100_000;

    private LiteCode() {}

    /// A node for the whole: of each method its operators and constants in full, of the
    /// instructions their number.
    static Node node(@Nullable Object value, TreeBuilder builder) {
        if (!(value instanceof PyTuple code)) {
            return builder.part(KEY, KEY, value);
        }
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < Math.min(code.size(), MOST_METHODS); i++) {
            if (code.get(i) instanceof PyTuple method
                    && method.size() >= 2
                    && method.get(0) instanceof String name
                    && method.get(1) instanceof PyTuple body) {
                children.add(method(name, body, builder));
            } else {
                String key = i == 0 ? "version" : Integer.toString(i);
                children.add(builder.part(key, KEY + "." + key, code.get(i)));
            }
        }
        return new GroupNode(KEY, KEY, Kind.FILE, children);
    }

    private static Node method(String name, PyTuple body, TreeBuilder builder) {
        String key = name.substring(name.lastIndexOf('.') + 1);
        String path = KEY + "." + key;
        List<Node> children = new ArrayList<>();
        for (Object item : body.items()) {
            if (item instanceof PyTuple pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String part) {
                children.add(part(part, path + "." + part, pair.get(1), builder));
            }
        }
        return new ObjectNode(key, path, name, children);
    }

    private static Node part(String key, String path, @Nullable Object value, TreeBuilder builder) {
        return switch (key) {
            case "instructions" ->
                    value instanceof PyTuple all
                            ? new ValueNode(key, path, "int", Integer.toString(all.size()))
                            : builder.part(key, path, value);
            case "operators" -> operators(key, path, value, builder);
            default -> builder.part(key, path, value);
        };
    }

    /// An operator is `(name, overload[, number of arguments])`.
    private static Node operators(
            String key, String path, @Nullable Object value, TreeBuilder builder) {
        if (!(value instanceof PyTuple all)) {
            return builder.part(key, path, value);
        }
        List<Node> operators = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String at = path + "." + i;
            operators.add(
                    all.get(i) instanceof PyTuple operator
                                    && operator.size() >= 2
                                    && operator.get(0) instanceof String name
                                    && operator.get(1) instanceof String overload
                            ? new ValueNode(
                                    Integer.toString(i),
                                    at,
                                    "operator",
                                    overload.isEmpty() ? name : name + "." + overload)
                            : builder.part(Integer.toString(i), at, all.get(i)));
        }
        return new GroupNode(key, path, Kind.TUPLE, operators);
    }
}
