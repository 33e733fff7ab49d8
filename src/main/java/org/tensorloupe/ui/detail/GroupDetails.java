package org.tensorloupe.ui.detail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// What is known of a group, a value or an object: sums, dtypes, and for the root the file itself.
final class GroupDetails extends VBox {
    GroupDetails(
            Document document,
            Outline outline,
            int id,
            ViewContext context,
            IntConsumer select,
            Consumer<Listing> list) {
        Node node = outline.node(id);
        Checkpoint checkpoint = document.checkpoint();
        String name = node.name().isEmpty() ? checkpoint.fileName() : node.name();
        getChildren().add(Heads.of(name, kind(node, document.isFolder())));
        var name1 = Parts.small("", "Name", "Copy the name", () -> context.copy(name));
        var code = TorchCode.of(outline, id, checkpoint);
        var code1 =
                Parts.small(
                        "",
                        "Code",
                        "Copy a line of PyTorch that gets this",
                        () -> code.ifPresent(context::copy));
        code1.setDisable(code.isEmpty());
        getChildren().add(Heads.copies(name1, code1));
        getChildren()
                .add(
                        switch (node) {
                            case ValueNode value -> valueFacts(value);
                            case TextNode text -> textFacts(text);
                            default -> facts(node);
                        });
        outline.owner(id)
                .ifPresent(owner -> {
                    GridPane grid = Section.pairs();
                    Section.add(grid, "parameter", OwnerLink.of(owner, outline, select));
                    getChildren().add(new Section("Optimizer state").with(grid));
                });
        document.optimizers().optimizers().stream()
                .filter(optimizer -> optimizer.name().equals(node.name()))
                .forEach(optimizer ->
                        getChildren()
                                .add(
                                        new Section("Optimizer")
                                                .with(Parts.paragraph(optimizer.text(), "value"))));
        List<Finding> findings = findings(checkpoint, outline, id);
        if (!findings.isEmpty()) {
            getChildren().add(FindingsSection.of(findings, id == 0, list));
        }
        if (id == 0) {
            getChildren().addAll(new FileSections(document, context, list).all());
        }
        if (!(node instanceof ValueNode) && node.totals().tensors() > 0) {
            getChildren().add(types(outline, id));
        }
        code.ifPresent(line -> getChildren().add(Heads.code(line)));
    }

    private static String kind(Node node, boolean folder) {
        return switch (node) {
            case GroupNode group ->
                    switch (group.kind()) {
                        case ROOT -> folder ? "Folder" : "File";
                        case MODULE -> "Module";
                        case DICT -> "Dictionary";
                        case LIST -> "List";
                        case TUPLE -> "Tuple";
                        case SET -> "Set";
                        case OUTSIDE_STATE -> "Tensors that are not in the state dict";
                        case FILE -> "File within the file";
                    };
            case ObjectNode object ->
                    (object.module() ? "Module of class " : "Object of ") + object.className();
            case ValueNode value -> "Value of type " + value.type();
            case TensorNode _ -> "Tensor";
            case TextNode text -> text.language().isEmpty() ? "Text" : text.language() + " text";
        };
    }

    private static VBox valueFacts(ValueNode value) {
        var text = Parts.paragraph(value.text(), "code-box", "mono", "value");
        text.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(text);
        box.getStyleClass().add("facts");
        return box;
    }

    private static VBox textFacts(TextNode text) {
        GridPane grid = Section.pairs();
        if (!text.language().isEmpty()) {
            Section.words(grid, "language", text.language());
        }
        Section.add(grid, "bytes", Quantities.exact(text.content().size()));
        VBox box = new VBox(grid);
        box.getStyleClass().add("facts");
        return box;
    }

    private static VBox facts(Node node) {
        GridPane grid = Section.pairs();
        Section.add(grid, "tensors", Quantities.exact(node.totals().tensors()));
        Section.add(grid, "elements", Quantities.exact(node.totals().elements()));
        Section.add(grid, "bytes", Quantities.exact(node.totals().bytes()));
        if (node.totals().values() > 0) {
            Section.add(grid, "values", Quantities.exact(node.totals().values()));
        }
        VBox box = new VBox(grid);
        box.getStyleClass().add("facts");
        return box;
    }

    private static List<Finding> findings(Checkpoint checkpoint, Outline outline, int id) {
        String name = outline.name(id);
        Stream<Finding> cut =
                id == 0 && checkpoint.fault() != null
                        ? Stream.of(partly(checkpoint.fault()))
                        : Stream.empty();
        Stream<Finding> own =
                checkpoint.findings().stream()
                        .filter(f ->
                                id == 0
                                        || f.name().equals(name)
                                        || f.name().startsWith(name + "."));
        return Stream.concat(cut, own).toList();
    }

    private static Finding partly(FormatFault fault) {
        FaultText text = FaultText.of(fault);
        return new Finding(Finding.Severity.ERROR, "", text.title() + ": " + FaultText.line(fault));
    }

    private static Section types(Outline outline, int id) {
        Map<String, Long> counts = new TreeMap<>();
        for (int below = id; below < outline.end(id); below++) {
            if (outline.node(below) instanceof TensorNode tensor
                    && tensor.ownTotals().tensors() > 0) {
                counts.merge(
                        tensor.tensor().dtype().name(), tensor.ownTotals().elements(), Long::sum);
            }
        }
        GridPane grid = Section.pairs();
        counts.forEach((type, count) -> Section.add(grid, type, Quantities.exact(count)));
        return new Section("Elements by type").with(grid);
    }
}
