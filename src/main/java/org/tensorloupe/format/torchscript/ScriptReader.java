package org.tensorloupe.format.torchscript;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.archive.ZipAnomaly;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.torchscript.ScriptLayout.Form;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenArchive;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// Puts the tree of one TorchScript archive together. Used once, by one thread.
final class ScriptReader {
    private static final int LONGEST_SMALL_PART = 200;

    private final ZipParts parts;
    private final Form form;
    private final Opening opening;
    private final ScriptCode code;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    ScriptReader(ZipParts parts, Form form, Opening opening) {
        this.parts = parts;
        this.form = form;
        this.opening = opening;
        this.code = new ScriptCode(parts, opening.monitor());
    }

    /// @param format the container's name
    /// @throws CheckpointException if the module tree cannot be read
    OpenCheckpoint read(String format) throws CheckpointException {
        for (String part : List.of("version", "byteorder", ".data/serialization_id")) {
            parts.text(part, LONGEST_SMALL_PART, opening.monitor())
                    .ifPresent(text -> metadata.put(part, text));
        }
        metadata.put("form", form.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        ByteOrder order =
                Objects.equals(metadata.get("byteorder"), "big")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
        ScriptPickles pickles = new ScriptPickles(parts, code, order, opening.monitor());
        Assembly storages = new Assembly(parts);
        LegacyModel legacy =
                form == Form.MODEL_JSON
                        ? LegacyModel.read(parts, pickles, opening.monitor())
                        : null;
        ScriptObjects objects =
                new ScriptObjects(code, legacy == null ? List.of() : legacy.tensors());
        TreeBuilder builder =
                new TreeBuilder(
                        TreeLimits.DEFAULT,
                        parts::size,
                        storages,
                        opening,
                        legacy == null ? objects : legacy.rule(objects));
        List<Node> children = new ArrayList<>();
        List<Import> within = new ArrayList<>();
        if (legacy != null) {
            metadata.putAll(legacy.metadata());
            children.add(builder.part(legacy.label(), "", legacy.root()));
        } else if (form == Form.CURRENT || parts.find("data.pkl").isPresent()) {
            Object module = pickles.read("data");
            children.add(builder.part(label(module), "", module));
        }
        boolean weighed = children.stream().anyMatch(node -> node.totals().tensors() > 0);
        // A frozen module has all its weights among the constants.
        constants(pickles, builder, weighed ? Kind.OUTSIDE_STATE : Kind.TUPLE, children);
        if (form == Form.LITE) {
            aside("bytecode", pickles, value -> children.add(LiteCode.node(value, builder)));
        }
        if (parts.find("traced_inputs.pkl").isPresent()) {
            aside(
                    "traced_inputs",
                    pickles,
                    value -> children.add(TracedInputs.node(value, objects, opening, within)));
        }
        children.addAll(ScriptTexts.nodes(parts));
        findings.addAll(builder.findings());
        List<Import> imports = new ArrayList<>(pickles.imports());
        imports.addAll(builder.imports());
        imports.addAll(within);
        for (ZipAnomaly anomaly : parts.directory().anomalies()) {
            findings.add(new Finding(Severity.INFO, "", anomaly.text()));
        }
        GroupNode root = new GroupNode(parts.directory().file().name(), "", Kind.ROOT, children);
        Checkpoint checkpoint =
                new Checkpoint(
                        parts.directory().file().name(),
                        parts.directory().file().size(),
                        format,
                        metadata.getOrDefault("version", ""),
                        root,
                        builder.tensors(),
                        root.totals().tensors() > 0 ? List.of("") : List.of(),
                        metadata,
                        imports.stream().distinct().toList(),
                        findings,
                        null);
        return new OpenArchive(checkpoint, storages, parts.scratch());
    }

    /// The constants of the code, under the names that the code has for them.
    private void constants(
            ScriptPickles pickles, TreeBuilder builder, Kind kind, List<Node> children) {
        if (parts.find("constants.pkl").isEmpty()) {
            return;
        }
        aside(
                "constants",
                pickles,
                value -> {
                    List<Node> constants = new ArrayList<>();
                    if (value instanceof PyTuple tuple) {
                        for (int i = 0; i < tuple.size(); i++) {
                            constants.add(builder.part("c" + i, "CONSTANTS.c" + i, tuple.get(i)));
                        }
                    }
                    if (!constants.isEmpty()) {
                        children.add(new GroupNode("CONSTANTS", "CONSTANTS", kind, constants));
                    }
                });
    }

    /// What is done with the object of a pickle.
    private interface Use {
        void with(@Nullable Object value);
    }

    /// Reads a pickle without which the module tree still stands.
    private void aside(String archive, ScriptPickles pickles, Use use) {
        try {
            use.with(pickles.read(archive));
        } catch (CheckpointException e) {
            findings.add(new Finding(Severity.ERROR, archive, String.valueOf(e.getMessage())));
        }
    }

    private static String label(@Nullable Object module) {
        return module instanceof PyObject object && object.global() != null
                ? object.global().name()
                : "module";
    }
}
