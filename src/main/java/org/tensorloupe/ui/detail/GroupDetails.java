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
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// What is known of a group, a value or an object: sums, dtypes, and for the root the file itself.
final class GroupDetails extends VBox {
    private static final Texts TEXTS = Texts.of(GroupDetails.class);

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
        var name1 =
                Parts.small(
                        "",
                        TEXTS.get("copy.name"),
                        TEXTS.get("copy.name.tip"),
                        () -> context.copy(name));
        var code = TorchCode.of(outline, id, checkpoint);
        var code1 =
                Parts.small(
                        "",
                        TEXTS.get("copy.code"),
                        TEXTS.get("copy.code.tip"),
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
                    Section.add(
                            grid, TEXTS.get("key.parameter"), OwnerLink.of(owner, outline, select));
                    getChildren().add(new Section(TEXTS.get("optimizer.state")).with(grid));
                });
        document.optimizers().optimizers().stream()
                .filter(optimizer -> optimizer.name().equals(node.name()))
                .forEach(optimizer ->
                        getChildren()
                                .add(
                                        new Section(TEXTS.get("optimizer.title"))
                                                .with(
                                                        Parts.paragraph(
                                                                Names.lines(optimizer.text()),
                                                                "value"))));
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
                        case ROOT ->
                                folder ? TEXTS.get("file.title.folder") : TEXTS.get("file.title");
                        case MODULE -> TEXTS.get("kind.module");
                        case DICT -> TEXTS.get("kind.dictionary");
                        case LIST -> TEXTS.get("kind.list");
                        case TUPLE -> TEXTS.get("kind.tuple");
                        case SET -> TEXTS.get("kind.set");
                        case OUTSIDE_STATE -> TEXTS.get("kind.outside");
                        case FILE -> TEXTS.get("kind.fileWithin");
                    };
            case ObjectNode object ->
                    TEXTS.get(
                            object.module() ? "kind.moduleOf" : "kind.object", object.className());
            case ValueNode value -> TEXTS.get("kind.value", value.type());
            case TensorNode _ -> TEXTS.get("kind.tensor");
            case TextNode text ->
                    text.language().isEmpty()
                            ? TEXTS.get("kind.text")
                            : TEXTS.get("kind.textOf", text.language());
        };
    }

    private static VBox valueFacts(ValueNode value) {
        var text = Parts.paragraph(Names.lines(value.text()), "code-box", "mono", "value");
        text.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(text);
        box.getStyleClass().add("facts");
        return box;
    }

    private static VBox textFacts(TextNode text) {
        GridPane grid = Section.pairs();
        if (!text.language().isEmpty()) {
            Section.words(grid, TEXTS.get("key.language"), text.language());
        }
        Section.add(grid, TEXTS.get("key.bytes"), Amounts.exact(text.content().size()));
        VBox box = new VBox(grid);
        box.getStyleClass().add("facts");
        return box;
    }

    private static VBox facts(Node node) {
        GridPane grid = Section.pairs();
        Section.add(grid, TEXTS.get("key.tensors"), Amounts.exact(node.totals().tensors()));
        Section.add(grid, TEXTS.get("key.elements"), Amounts.exact(node.totals().elements()));
        Section.add(grid, TEXTS.get("key.bytes"), Amounts.exact(node.totals().bytes()));
        if (node.totals().values() > 0) {
            Section.add(grid, TEXTS.get("key.values"), Amounts.exact(node.totals().values()));
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
        return new Finding(
                Finding.Severity.ERROR,
                "",
                TEXTS.get("findings.fault", text.title(), FaultText.line(fault)));
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
        counts.forEach((type, count) -> Section.add(grid, type, Amounts.exact(count)));
        return new Section(TEXTS.get("types.title")).with(grid);
    }
}
