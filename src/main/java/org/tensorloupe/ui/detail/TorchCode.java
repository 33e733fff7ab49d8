package org.tensorloupe.ui.detail;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.ui.tree.Outline;

/// The line of Python that gets the same thing as a node of the tree.
///
/// Parts of a dotted state-dict key stand in the tree one below the other and are one key in
/// Python. A key of digits in a dictionary that is no state dict is an integer, as in
/// `optimizer["state"][0]`. It says `weights_only=False` only where nothing else can ever get the
/// thing, which are pickled modules and the tar files of 2017, and then warns that the line runs
/// what the file says. Elsewhere PyTorch refuses classes that it does not trust, and says why.
final class TorchCode {
    /// What a line ends with that runs what the file says.
    static final String RUNS = "  # runs code that the file names";

    private TorchCode() {}

    /// @return empty where no expression gets it, or none that is known to
    static Optional<String> of(Outline outline, int id, Checkpoint checkpoint) {
        String file = checkpoint.fileName();
        boolean tensor = outline.node(id) instanceof TensorNode;
        boolean whole = id == 0;
        String name = outline.name(id);
        return switch (checkpoint.format()) {
            case "zip", "legacy" -> loaded(outline, id, file, false);
            case "tar" -> loaded(outline, id, file, true);
            case "torchscript" -> scripted(outline, id, checkpoint);
            case "torch.export" -> exported(outline, id, file);
            case "sharded" -> tensor ? shard(outline, id, checkpoint) : Optional.empty();
            case "safetensors" ->
                    whole || tensor
                            ? Optional.of(call("safetensors.torch.load_file", file, whole, name))
                            : Optional.empty();
            case "npz" ->
                    whole || tensor
                            ? Optional.of(call("numpy.load", file, whole, name))
                            : Optional.empty();
            case "npy" -> Optional.of("numpy.load(%s)".formatted(quoted(file)));
            default -> Optional.empty();
        };
    }

    private static String call(String function, String file, boolean whole, String name) {
        return function + "(" + quoted(file) + ")" + (whole ? "" : key(name));
    }

    /// An attribute of a TorchScript archive that `torch.jit.load` can read: it needs the archive's
    /// code, and knows the form of 1.0 no more. By attributes, for these get a tensor also where it
    /// is no part of the state dict.
    private static Optional<String> scripted(Outline outline, int id, Checkpoint checkpoint) {
        boolean hasCode =
                IntStream.range(0, outline.size())
                        .anyMatch(i -> outline.node(i) instanceof TextNode);
        if (!hasCode || checkpoint.metadata().getOrDefault("form", "").equals("model json")) {
            return Optional.empty();
        }
        StringBuilder steps =
                new StringBuilder("torch.jit.load(" + quoted(checkpoint.fileName()) + ")");
        List<Integer> path = outline.path(id);
        for (int i = 1; i < path.size(); i++) {
            Node above = outline.node(path.get(i - 1));
            Node node = outline.node(path.get(i));
            if (isBeside(node) || node instanceof TextNode) {
                return Optional.empty();
            }
            if (node.name().isEmpty() || isOutside(node)) {
                continue; // The file's own module, and what only gathers its attributes.
            }
            if (isOutside(above)) {
                above = outline.node(path.get(i - 2));
            }
            if (above instanceof ObjectNode) {
                if (isIdentifier(node.key())) {
                    steps.append('.').append(node.key());
                } else if (node instanceof ObjectNode) {
                    steps.insert(0, "getattr(").append(", ").append(quoted(node.key())).append(')');
                } else {
                    return Optional.empty();
                }
                continue;
            }
            Optional<String> step = step(above, node, node.key());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.append(step.get());
        }
        return Optional.of(steps.toString());
    }

    private static boolean isModule(Node node) {
        return node instanceof ObjectNode object && object.module();
    }

    /// Weights and constants of an exported program.
    private static Optional<String> exported(Outline outline, int id, String file) {
        String load = "torch.export.load(" + quoted(file) + ")";
        if (id == 0) {
            return Optional.of(load);
        }
        List<Integer> path = outline.path(id);
        if (!(outline.node(id) instanceof TensorNode node)
                || path.stream().anyMatch(step -> isBeside(outline.node(step)))) {
            return Optional.empty();
        }
        String constants = "constants.";
        return Optional.of(
                outline.node(path.get(1)).key().equals("constants")
                        ? load + ".constants" + key(node.name().substring(constants.length()))
                        : load + ".state_dict" + key(node.name()));
    }

    /// A tensor of a sharded model, from the shard that holds it.
    private static Optional<String> shard(Outline outline, int id, Checkpoint checkpoint) {
        StorageRef storage = ((TensorNode) outline.node(id)).tensor().storage();
        String name = outline.name(id);
        if (storage == null) {
            return Optional.empty();
        }
        String key = storage.key();
        return switch (checkpoint.metadata().getOrDefault("shards", "").replaceAll("^.*, ", "")) {
            case "safetensors" ->
                    key.endsWith("/" + name)
                            ? Optional.of(
                                    call(
                                            "safetensors.torch.load_file",
                                            key.substring(0, key.length() - name.length() - 1),
                                            false,
                                            name))
                            : Optional.empty();
            case "zip" ->
                    key.indexOf('/') > 0
                            ? Optional.of(
                                    call(
                                            "torch.load",
                                            key.substring(0, key.lastIndexOf('/')),
                                            false,
                                            name))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String key(String name) {
        return "[" + quoted(name) + "]";
    }

    /// Empty where no expression gets it, as for the members of a set.
    ///
    /// @param trusting whether PyTorch loads the container only if it may run what it says
    private static Optional<String> loaded(Outline outline, int id, String file, boolean trusting) {
        List<Integer> path = outline.path(id);
        boolean runs = trusting || path.stream().anyMatch(step -> isModule(outline.node(step)));
        if (path.stream().anyMatch(step -> isBeside(outline.node(step)))
                || isOutside(outline.node(id))) {
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
            Optional<String> step = step(above, node, key.toString());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.append(step.get());
            key.setLength(0);
        }
        if (!key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "torch.load(%s%s)%s%s"
                        .formatted(
                                quoted(file),
                                runs ? ", weights_only=False" : "",
                                steps,
                                runs ? RUNS : ""));
    }

    /// Whether a node stands in the file beside the object that loading gives.
    private static boolean isBeside(Node node) {
        return node instanceof GroupNode group && group.kind() == GroupNode.Kind.FILE;
    }

    private static Optional<String> step(Node above, Node node, String key) {
        boolean digits = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return switch (above) {
            case GroupNode group ->
                    switch (group.kind()) {
                        case LIST, TUPLE -> Optional.of("[" + key + "]");
                        case SET, FILE, OUTSIDE_STATE -> Optional.empty();
                        case MODULE -> Optional.of("[" + quoted(key) + "]");
                        case ROOT, DICT -> Optional.of("[" + (digits ? key : quoted(key)) + "]");
                    };
            case ObjectNode list when list.className().endsWith(".ParameterList") && digits ->
                    Optional.of("[" + key + "]");
            case ObjectNode module when module.module() && !isIdentifier(key) ->
                    node instanceof ObjectNode
                            ? Optional.of("._modules[" + quoted(key) + "]")
                            : Optional.empty();
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
