package org.tensorloupe.ui.detail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.ui.tree.Outline;

/// The line of Python that gets the same thing as a node of the tree.
///
/// Parts of a dotted state-dict key stand in the tree one below the other and are one key in
/// Python. A key of digits in a dictionary that is no state dict is an integer, as in
/// `optimizer["state"][0]`. It never says `weights_only=False`: where a file names classes that PyTorch
/// does not trust, PyTorch refuses the line and tells its reader what running them means.
final class TorchCode {
    /// Containers that torch.load opens and gives the tree of.
    private static final Set<String> LOADED = Set.of("zip", "legacy");

    private TorchCode() {}

    /// @param format name of the container
    /// @param file name of the file
    /// @return empty where no expression gets it, or none that is known to
    static Optional<String> of(Outline outline, int id, String format, String file) {
        if (LOADED.contains(format)) {
            return loaded(outline, id, file);
        }
        boolean tensor = outline.node(id) instanceof TensorNode;
        String name = outline.name(id);
        return switch (format) {
            case "safetensors" ->
                    id == 0 || tensor
                            ? Optional.of(
                                    "safetensors.torch.load_file(%s)%s"
                                            .formatted(quoted(file), id == 0 ? "" : key(name)))
                            : Optional.empty();
            case "npz" ->
                    id == 0 || tensor
                            ? Optional.of(
                                    "numpy.load(%s)%s"
                                            .formatted(quoted(file), id == 0 ? "" : key(name)))
                            : Optional.empty();
            case "npy" -> Optional.of("numpy.load(%s)".formatted(quoted(file)));
            default -> Optional.empty();
        };
    }

    private static String key(String name) {
        return "[" + quoted(name) + "]";
    }

    /// Empty where no expression gets it, as for the members of a set.
    private static Optional<String> loaded(Outline outline, int id, String file) {
        List<Integer> path = outline.path(id);
        if (path.stream().anyMatch(step -> isBeside(outline.node(step)))) {
            return Optional.empty();
        }
        StringBuilder steps = new StringBuilder();
        StringBuilder key = new StringBuilder();
        for (int i = 1; i < path.size(); i++) {
            Node above = outline.node(path.get(i - 1));
            Node node = outline.node(path.get(i));
            if (node instanceof ObjectNode && node.name().isEmpty()) {
                continue; // The file's own object.
            }
            if (isOutside(node)) {
                continue;
            }
            if (isOutside(above)) {
                above = outline.node(path.get(i - 2));
            }
            key.append(node.key());
            boolean dotted =
                    node instanceof GroupNode group && group.kind() == GroupNode.Kind.MODULE;
            if (dotted) {
                key.append('.');
                continue;
            }
            Optional<String> step = step(above, key.toString());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.append(step.get());
            key.setLength(0);
        }
        if (!key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("torch.load(" + quoted(file) + ")" + steps);
    }

    /// Whether a node stands in the file beside the object that loading gives.
    private static boolean isBeside(Node node) {
        return node instanceof GroupNode group && group.kind() == GroupNode.Kind.FILE;
    }

    private static Optional<String> step(Node above, String key) {
        boolean digits = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return switch (above) {
            case GroupNode group ->
                    switch (group.kind()) {
                        case LIST, TUPLE -> Optional.of("[" + key + "]");
                        case SET, FILE, OUTSIDE_STATE -> Optional.empty();
                        case MODULE -> Optional.of("[" + quoted(key) + "]");
                        case ROOT, DICT -> Optional.of("[" + (digits ? key : quoted(key)) + "]");
                    };
            case ObjectNode module when module.module() && !isIdentifier(key) ->
                    Optional.of("._modules[" + quoted(key) + "]");
            case ObjectNode object ->
                    object.className().contains(".") && isIdentifier(key)
                            ? Optional.of("." + key)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Whether a node only gathers attributes of the module above it.
    private static boolean isOutside(Node node) {
        return node instanceof GroupNode group && group.kind() == GroupNode.Kind.OUTSIDE_STATE;
    }

    private static boolean isIdentifier(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !key.equals("args")
                && !key.equals("kwargs");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
