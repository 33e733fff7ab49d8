package org.tensorloupe.ui.tree;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.theme.WrappedName;

/// The full name of a row, wrapped at dots, with shape and dtype.
final class RowTip extends Tooltip {
    private static final Texts TEXTS = Texts.of(RowTip.class);
    private static final String DOT = " · ";
    private static final double WIDTH = 424;

    private final WrappedName name = new WrappedName("mono", "tip-name");
    private final Label facts = new Label();

    RowTip() {
        setShowDelay(Duration.millis(400));
        facts.getStyleClass().add("caption");
        Parts.wrap(facts);
        TextScale.bind(
                WIDTH,
                name.prefWrapLengthProperty(),
                name.maxWidthProperty(),
                facts.maxWidthProperty());
        setGraphic(new VBox(4, name, facts));
    }

    void show(Node node, String rootLabel) {
        name.show(node.name().isEmpty() ? rootLabel : node.name());
        facts.setText(facts(node));
    }

    private static String facts(Node node) {
        return switch (node) {
            case TensorNode t ->
                    String.join(
                            DOT,
                            Shapes.of(t.tensor().shape()),
                            t.tensor().dtype().name(),
                            TEXTS.count("count.elements", t.tensor().numel()));
            case ValueNode v -> v.type() + DOT + Names.shown(v.text());
            case TextNode t ->
                    (t.language().isEmpty()
                                    ? TEXTS.get("tip.plainText")
                                    : TEXTS.get("tip.text", t.language()))
                            + DOT
                            + Amounts.bytes(t.content().size());
            case ObjectNode o when o.totals().tensors() > 0 ->
                    o.className() + DOT + TEXTS.count("count.tensors", o.totals().tensors());
            case ObjectNode o -> o.className();
            default ->
                    String.join(
                            DOT,
                            TEXTS.count("count.tensors", node.totals().tensors()),
                            TEXTS.count("count.elements", node.totals().elements()),
                            Amounts.bytes(node.totals().bytes()));
        };
    }
}
