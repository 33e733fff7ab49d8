package org.tensorloupe.ui.histogram;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.picture.control.RangeThumb;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The bars with their axes, the heatmap's range with a thumb at each end, and what lies outside.
final class HistogramPlot {
    private static final Texts TEXTS = Texts.of(HistogramPlot.class);
    private static final double SIDE = 8;

    private final HistogramModel model;
    private final PaintedPane pane;
    private final Pane node = new Pane();
    private final RangeThumb low;
    private final RangeThumb high;
    private final Button below = new Button();
    private final Button above = new Button();
    private final HistogramTip tip = new HistogramTip();

    HistogramPlot(Appearance appearance, HistogramModel model) {
        this.model = model;
        this.pane = new PaintedPane(appearance, this::paint);
        this.low = thumb(TEXTS.get("range.low"), true);
        this.high = thumb(TEXTS.get("range.high"), false);
        node.getStyleClass().add("histogram-plot");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        node.setMinSize(0, 0);
        pane.prefWidthProperty().bind(node.widthProperty());
        pane.prefHeightProperty().bind(node.heightProperty());
        pane.setMouseTransparent(true);
        dress(below, TEXTS.get("plot.widenLow"), () -> widen(true));
        dress(above, TEXTS.get("plot.widenHigh"), () -> widen(false));
        node.getChildren().addAll(pane, below, above, low.node(), high.node(), tip.node());
        pane.widthProperty().subscribe(this::update);
        pane.heightProperty().subscribe(this::update);
        model.chart().subscribe(this::update);
        model.rule().subscribe(this::update);
        model.log().subscribe(this::update);
        model.percentiles().subscribe(this::update);
        model.deviation().subscribe(this::update);
        model.hover().subscribe(this::point);
        TextScale.follow(node, this::update);
    }

    /// The plot as a node; it takes the keyboard.
    Pane node() {
        return node;
    }

    private RangeThumb thumb(String name, boolean lower) {
        return new RangeThumb(
                name,
                x -> drag(x, lower),
                by -> drag(thumbX(lower ? model.range().lo() : model.range().hi()) + by, lower));
    }

    private static void dress(Button button, String what, Runnable action) {
        button.getStyleClass().addAll("lined", "little", "histogram-outside");
        button.setManaged(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleHelp(what);
        button.setTooltip(org.tensorloupe.ui.theme.Parts.tip(what));
        button.setOnAction(_ -> action.run());
    }

    /// What the plot stands on.
    Color ground() {
        return pane.ink(Ink.GROUND);
    }

    /// Where the bars stand.
    PlotArea area() {
        boolean marks = model.percentiles().get() || model.deviation().get();
        return PlotArea.of(pane.getWidth(), pane.getHeight(), marks);
    }

    private void update() {
        PlotArea area = area();
        model.resize(area.width());
        Chart chart = model.chart().get();
        boolean drawn = chart != null;
        low.node().setVisible(drawn);
        high.node().setVisible(drawn);
        if (chart != null) {
            low.place(thumbX(model.range().lo()), area.track());
            high.place(thumbX(model.range().hi()), area.track());
        }
        outside(below, chart == null ? 0 : chart.counts().below(), "plot.below", area, true);
        outside(above, chart == null ? 0 : chart.counts().above(), "plot.above", area, false);
        point();
    }

    private static void outside(
            Button button, long count, String key, PlotArea area, boolean left) {
        button.setVisible(count > 0);
        button.setText(TEXTS.get(key, Amounts.exact(count)));
        button.autosize();
        double x = left ? area.left() + SIDE : area.right() - SIDE - button.getWidth();
        button.relocate(Math.rint(x), area.top() + SIDE);
    }

    private void point() {
        Chart chart = model.chart().get();
        int bin = model.hover().get();
        if (chart == null || bin >= chart.bins().count()) {
            tip.node().setVisible(false);
        } else {
            tip.show(chart, bin, area());
            node.setAccessibleText(
                    bin < 0
                            ? TEXTS.get("plot.name")
                            : TEXTS.get(
                                    "plot.bin",
                                    BinText.edges(chart, bin),
                                    BinText.count(chart, bin)));
        }
        pane.repaint();
    }

    private double thumbX(double value) {
        Chart chart = model.chart().get();
        PlotArea area = area();
        return chart == null
                ? area.left()
                : Math.clamp(area.x(chart.axis(), value), area.left(), area.right());
    }

    private void drag(double x, boolean lower) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        PlotArea area = area();
        double value = area.value(chart.axis(), Math.clamp(x, area.left(), area.right()));
        ValueRange range = model.range();
        double lo = lower ? Math.min(value, range.hi()) : range.lo();
        double hi = lower ? range.hi() : Math.max(value, range.lo());
        model.rule().set(new RangeRule.Fixed(new ValueRange(lo, hi)));
    }

    private void widen(boolean down) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        Summary summary = chart.summary();
        ValueAxis seen = chart.axis();
        double lo = down ? summary.min().orElseThrow() : seen.lo();
        double hi = down ? seen.hi() : summary.max().orElseThrow();
        double margin = (hi / 2 - lo / 2) / 32;
        double least = down ? Math.max(lo - margin, -Double.MAX_VALUE) : lo;
        double most = down ? hi : Math.min(hi + margin, Double.MAX_VALUE);
        model.look(new ValueAxis(least, most));
        node.requestFocus();
    }

    private void paint(PaintedPane painted, GraphicsContext g, double width, double height) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        PlotArea area = area();
        PlotPainter plot =
                new PlotPainter(painted, g, area, chart, CountScale.of(chart, model.log().get()));
        AxisPainter axis = new AxisPainter(painted, g, area, chart.axis());
        List<Mark> marks =
                Mark.of(chart.summary(), model.percentiles().get(), model.deviation().get());
        plot.counts();
        plot.bars(model.range());
        plot.hovered(model.hover().get());
        plot.lines();
        axis.marks(marks);
        axis.range(model.range());
        axis.values(chart.bins().whole());
    }
}
