package org.tensorloupe.ui.picture.heatmap;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.text.Typed;
import org.tensorloupe.ui.theme.TextScale;

/// The ends of the range as numbers, and how much lies outside.
final class RangeFields {
    private static final Texts TEXTS = Texts.of(RangeFields.class);

    private final HeatmapModel model;
    private final RangeAxis axis;
    private final TextField low = field(TEXTS.get("range.low"));
    private final TextField high = field(TEXTS.get("range.high"));
    private final Label outside = new Label();
    private final Label rest = new Label(TEXTS.get("range.outside"));
    private final VBox node;

    RangeFields(HeatmapModel model, RangeAxis axis) {
        this.model = model;
        this.axis = axis;
        outside.getStyleClass().addAll("mono", "picture-caption");
        rest.getStyleClass().add("picture-caption");
        HBox note = new HBox(4, outside, rest);
        note.setAlignment(Pos.BASELINE_RIGHT);
        this.node =
                new VBox(
                        4,
                        row(TEXTS.get("range.from"), low),
                        row(TEXTS.get("range.to"), high),
                        note);
        low.setOnAction(_ -> type());
        high.setOnAction(_ -> type());
        low.focusedProperty().subscribe(focused -> left(focused));
        high.focusedProperty().subscribe(focused -> left(focused));
        model.scale().subscribe(this::update);
        model.summary().subscribe(this::update);
    }

    /// The fields as a node.
    VBox node() {
        return node;
    }

    private static TextField field(String name) {
        TextField field = new TextField();
        field.setAccessibleText(name);
        field.getStyleClass().addAll("mono", "number-field", "small-field");
        TextScale.bind(108, field.prefWidthProperty());
        return field;
    }

    private static HBox row(String name, TextField field) {
        Label label = Choices.label(name);
        TextScale.bind(32, label.minWidthProperty(), label.prefWidthProperty());
        HBox row = new HBox(8, label, field);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void left(boolean focused) {
        if (!focused) {
            update();
        }
    }

    private void type() {
        double lo = Typed.number(low.getText());
        double hi = Typed.number(high.getText());
        if (Double.isFinite(lo) && Double.isFinite(hi)) {
            ValueRange range = new ValueRange(Math.min(lo, hi), Math.max(lo, hi));
            model.rule().set(new RangeRule.Fixed(range));
        }
        update();
    }

    private void update() {
        ValueRange range = model.range();
        boolean known = axis.isKnown();
        low.setText(known ? Figures.typed(range.lo()) : "–");
        high.setText(known ? Figures.typed(range.hi()) : "–");
        low.setDisable(!known);
        high.setDisable(!known);
        outside.setText(known ? Amounts.percent(axis.outside(range)) : "");
        rest.setVisible(known);
    }
}
