package org.tensorloupe.format.exported;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.archive.ZipTexts;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.TensorInfo;

/// The layout since PyTorch 2.8: `models/NAME.json`, `data/weights/`, `data/constants/`,
/// `data/sample_inputs/`, `data/aotinductor/`, as `torch/csrc/export/pt2_archive_constants.h` says.
///
/// Weights stand at the top, under their names in the state dict; in a package of several models,
/// below the model's name. One thread.
final class ExportedReader {
    private static final long LONGEST_JSON = 1L << 30;
    private static final String WEIGHTS = "data/weights/";
    private static final String CONSTANTS = "data/constants/";
    private static final List<String> WEIGHT_CONFIGS =
            List.of("_weights_config.json", "_model_param_config.json");
    private static final List<String> CONSTANT_CONFIGS =
            List.of("_constants_config.json", "_model_constants_config.json");
    private static final List<String> LISTED =
            List.of("data/aotinductor/", "data/executorch/", "data/mtia", "extra/");

    private final ZipParts parts;
    private final ProgramTree tree;

    ExportedReader(ZipParts parts, ProgramTree tree) {
        this.parts = parts;
        this.tree = tree;
    }

    /// @param format the container's name
    OpenCheckpoint read(String format) throws CheckpointException {
        for (String part : List.of("archive_format", "archive_version", "byteorder")) {
            tree.note(part, part);
        }
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : parts.directory().entries()) {
            parts.nameOf(entry).filter(name -> !entry.isFolder()).ifPresent(names::add);
        }
        payloads(names, WEIGHTS, WEIGHT_CONFIGS, "");
        payloads(names, CONSTANTS, CONSTANT_CONFIGS, "constants");
        for (String name : names) {
            if (name.startsWith("models/") && name.endsWith(".json")) {
                tree.add(GraphNodes.node(parts, name, LONGEST_JSON, tree));
            }
        }
        for (String name : names) {
            if (name.startsWith("data/sample_inputs/")) {
                tree.file(name, "sample_inputs", name.substring("data/".length()))
                        .ifPresent(tree::add);
            }
        }
        LISTED.forEach(folder -> listed(names, folder));
        return tree.finish(
                format, Objects.requireNonNullElse(tree.metadata().get("archive_version"), ""));
    }

    /// The tensors of one kind, of all models.
    ///
    /// @param group path of the group they stand in; empty if they stand at the top
    private void payloads(List<String> names, String folder, List<String> endings, String group) {
        List<String> configs =
                names.stream()
                        .filter(name -> name.startsWith(folder))
                        .filter(name -> endings.stream().anyMatch(name::endsWith))
                        .toList();
        for (String config : configs) {
            tree.opening().monitor().advance(0);
            String file = config.substring(folder.length());
            String model = file.substring(0, file.indexOf('_'));
            String prefix = configs.size() == 1 ? group : join(group, model);
            List<Node> nodes = new ArrayList<>();
            try {
                JsonValues.visit(
                        parts.view(config, tree.opening().monitor()),
                        LONGEST_JSON,
                        new Payloads(parts, folder, order(), new Taking(prefix, nodes)));
            } catch (CheckpointException e) {
                tree.gathering().find(Severity.ERROR, prefix, String.valueOf(e.getMessage()));
            }
            List<Node> split = ModuleTree.split(prefix, prefix.isEmpty(), nodes);
            if (prefix.isEmpty()) {
                tree.addAll(split);
            } else if (!split.isEmpty()) {
                tree.add(new GroupNode(prefix, prefix, Kind.DICT, split));
            }
        }
    }

    private ByteOrder order() {
        return "big".equals(tree.metadata().get("byteorder"))
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    /// Turns payloads into nodes.
    private final class Taking implements Payloads.Sink {
        private final String prefix;
        private final List<Node> nodes;

        Taking(String prefix, List<Node> nodes) {
            this.prefix = prefix;
            this.nodes = nodes;
        }

        @Override
        public void tensor(TensorInfo tensor) {
            TensorInfo named = tensor.named(join(prefix, tensor.name()));
            TensorNode node = new TensorNode(tensor.name(), named);
            if (named.storage() != null) {
                StorageBounds.problem(named, parts.size(named.storage()))
                        .ifPresent(problem ->
                                tree.gathering().find(Severity.ERROR, named.name(), problem));
            }
            nodes.add(node);
            tree.gathering().add(node);
        }

        @Override
        public void file(String name, String part) {
            Node node =
                    tree.file(part, name, join(prefix, name))
                            .orElseGet(() -> new ValueNode(name, join(prefix, name), "file", part));
            nodes.add(node);
        }

        @Override
        public void broken(String name, String reason) {
            tree.gathering().find(Severity.ERROR, join(prefix, name), reason);
            nodes.add(new ValueNode(name, join(prefix, name), "broken tensor", reason));
        }
    }

    /// A group of what is shown as texts or by size only.
    private void listed(List<String> names, String folder) {
        List<Node> nodes = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(folder)) {
                parts.find(name)
                        .ifPresent(entry ->
                                nodes.add(
                                        ZipTexts.node(
                                                name.substring(folder.length()),
                                                name,
                                                entry,
                                                parts.top().length())));
            }
        }
        if (!nodes.isEmpty()) {
            tree.add(new GroupNode(folder, folder, Kind.FILE, nodes));
        }
    }
}
