package org.tensorloupe.ui.histogram;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.heatmap.RangeChoice;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.text.Typed;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Below the bars: the heatmap's range as numbers, and how many elements are no finite numbers.
final class RangeRow {
    private static final Texts TEXTS = Texts.of(RangeRow.class);

    private final HistogramModel model;
    private final TextField low = field(TEXTS.get("range.low"));
    private final TextField high = field(TEXTS.get("range.high"));
    private final Label rule = caption();
    private final Label special = caption();
    private final Button clear;
    private final HBox node;

    RangeRow(HistogramModel model) {
        this.model = model;
        this.clear =
                Parts.small(
                        "",
                        TEXTS.get("range.clear"),
                        TEXTS.get("range.clear.tip"),
                        () -> model.rule().set(new RangeRule.Robust()));
        node =
                new HBox(
                        8,
                        Choices.label(TEXTS.get("range.label")),
                        low,
                        Choices.label(TEXTS.get("range.to")),
                        high,
                        clear,
                        rule,
                        Parts.spring(),
                        special);
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("histogram-foot");
        special.setMinWidth(Region.USE_PREF_SIZE);
        low.setOnAction(_ -> type());
        high.setOnAction(_ -> type());
        low.focusedProperty().subscribe(focused -> left(focused));
        high.focusedProperty().subscribe(focused -> left(focused));
        model.rule().subscribe(this::update);
        model.summary().subscribe(this::update);
    }

    /// The row as a node.
    HBox node() {
        return node;
    }

    private static TextField field(String name) {
        TextField field = new TextField();
        field.setAccessibleText(name);
        field.getStyleClass().addAll("mono", "number-field", "small-field");
        TextScale.bind(108, field.prefWidthProperty());
        TextScale.bind(80, field.minWidthProperty());
        return field;
    }

    private static Label caption() {
        Label label = new Label();
        label.getStyleClass().add("picture-caption");
        return label;
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
        Summary summary = model.summary().get();
        boolean known = summary != null && summary.finite() > 0;
        ValueRange range = model.range();
        low.setText(known ? Figures.typed(range.lo()) : "–");
        high.setText(known ? Figures.typed(range.hi()) : "–");
        low.setDisable(!known);
        high.setDisable(!known);
        clear.setDisable(model.rule().get() instanceof RangeRule.Robust);
        String name = RangeChoice.of(model.rule().get()).toString();
        rule.setText(known ? TEXTS.get("range.outside", name, outside(summary, range)) : "");
        special.setText(summary == null ? "" : special(summary));
    }

    private static String outside(Summary summary, ValueRange range) {
        Histogram histogram = summary.histogram();
        long count = histogram.below(range.lo()) + histogram.total() - histogram.upTo(range.hi());
        return BinText.share((double) count / histogram.total());
    }

    private static String special(Summary summary) {
        StringBuilder text = new StringBuilder();
        if (summary.zeros() > 0) {
            text.append(TEXTS.count("special.zeros", summary.zeros()));
        }
        add(text, summary.nan(), "NaN");
        add(text, summary.posInf(), "+Inf");
        add(text, summary.negInf(), "−Inf");
        return text.toString();
    }

    private static void add(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " · ")
                    .append(Amounts.exact(count))
                    .append(' ')
                    .append(what);
        }
    }
}
