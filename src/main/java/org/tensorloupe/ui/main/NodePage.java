package org.tensorloupe.ui.main;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.LeftToRight;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// What stands in the middle for a group, a value or an object: its figures, its largest tensors,
/// or its text in full.
final class NodePage {
    private static final Texts TEXTS = Texts.of(NodePage.class);

    private static final int MOST = 12;
    private static final double WIDTH = 720;

    private NodePage() {}

    static Region of(Outline outline, int id, IntConsumer select, ViewContext context) {
        Node node = outline.node(id);
        VBox page = new VBox(24);
        page.setPadding(new Insets(24));
        TextScale.bind(WIDTH + 48, page.maxWidthProperty());
        switch (node) {
            case ValueNode value -> page.getChildren().add(value(value, context));
            case ObjectNode object -> {
                page.getChildren().addAll(ObjectPart.of(object));
                group(outline, id, select, page);
            }
            default -> group(outline, id, select, page);
        }
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page");
        return scroll;
    }

    private static void group(Outline outline, int id, IntConsumer select, VBox page) {
        page.getChildren().add(figures(outline.node(id)));
        page.getChildren().addAll(dtypes(outline, id));
        page.getChildren().addAll(largest(outline, id, select));
    }

    private static VBox value(ValueNode value, ViewContext context) {
        TextArea text = new TextArea(value.text());
        text.setEditable(false);
        text.setWrapText(!LeftToRight.turns(text.getText()));
        text.getStyleClass().addAll("value-text", "mono");
        text.setPrefRowCount(Math.clamp(value.text().length() / 80 + 1, 2, 24));
        text.setAccessibleText(TEXTS.get("value.label"));
        return new VBox(
                8,
                Parts.row(
                        8,
                        Parts.label(value.type(), "section-heading", "semibold"),
                        Parts.spring(),
                        Parts.small(
                                "fth-copy",
                                TEXTS.get("value.label"),
                                TEXTS.get("value.copy"),
                                () -> context.copy(value.text()))),
                text);
    }

    private static HBox figures(Node node) {
        HBox card =
                new HBox(
                        Parts.figure(
                                Amounts.exact(node.totals().tensors()),
                                TEXTS.get("node.tensors"),
                                false),
                        Parts.figure(
                                Amounts.count(node.totals().elements()),
                                TEXTS.get("node.elements"),
                                false),
                        Parts.figure(
                                Amounts.bytes(node.totals().bytes()),
                                TEXTS.get("node.bytes"),
                                false),
                        Parts.figure(
                                Amounts.exact(node.totals().values()),
                                TEXTS.get("node.values"),
                                true));
        card.getStyleClass().add("card");
        return card;
    }

    private static List<VBox> dtypes(Outline outline, int id) {
        Map<String, long[]> sums = new TreeMap<>();
        for (int below = id; below < outline.end(id); below++) {
            if (outline.node(below) instanceof TensorNode t) {
                long[] sum = sums.computeIfAbsent(t.tensor().dtype().name(), _ -> new long[2]);
                sum[0]++;
                sum[1] += t.totals().bytes();
            }
        }
        if (sums.isEmpty()) {
            return List.of();
        }
        VBox box = new VBox(4, Parts.label(TEXTS.get("node.types"), "section-heading", "semibold"));
        sums.entrySet().stream()
                .sorted(Comparator.comparingLong(e -> -e.getValue()[1]))
                .forEach(e ->
                        box.getChildren()
                                .add(
                                        line(
                                                Parts.label(e.getKey(), "value", "mono"),
                                                TEXTS.count("count.tensors", e.getValue()[0]),
                                                Amounts.bytes(e.getValue()[1]))));
        return List.of(box);
    }

    private static List<VBox> largest(Outline outline, int id, IntConsumer select) {
        List<Integer> tensors =
                java.util.stream.IntStream.range(id, outline.end(id))
                        .filter(i -> outline.node(i) instanceof TensorNode)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> -outline.node(i).totals().bytes()))
                        .limit(MOST)
                        .toList();
        if (tensors.isEmpty()) {
            return List.of();
        }
        VBox box =
                new VBox(0, Parts.label(TEXTS.get("node.largest"), "section-heading", "semibold"));
        for (int tensor : tensors) {
            TensorNode node = (TensorNode) outline.node(tensor);
            Button link =
                    new Button(
                            Names.shown(
                                    node.name().isEmpty() ? outline.label(tensor) : node.name()),
                            Icons.of("fth-grid"));
            link.getStyleClass().add("plain-link");
            link.setMnemonicParsing(false);
            link.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            link.setOnAction(_ -> select.accept(tensor));
            box.getChildren()
                    .add(
                            line(
                                    link,
                                    Shapes.of(node.tensor().shape()),
                                    Amounts.bytes(node.totals().bytes())));
        }
        return List.of(box);
    }

    private static HBox line(Region first, String middle, String last) {
        HBox.setHgrow(first, Priority.ALWAYS);
        first.setMinWidth(80);
        Label second = Parts.label(middle, "key", "mono");
        second.setMinWidth(Region.USE_PREF_SIZE);
        Label third = Parts.label(last, "value", "mono");
        TextScale.bind(72, third.minWidthProperty());
        third.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        return Parts.row(16, first, Parts.spring(), second, third);
    }
}
