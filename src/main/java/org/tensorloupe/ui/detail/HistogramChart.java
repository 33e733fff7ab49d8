package org.tensorloupe.ui.detail;

import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.histogram.CentralSpan;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Bars of 3 px over three times the robust range, or least to largest where that is less, with a
/// line below from p5 to p95.
final class HistogramChart extends Region {
    private static final Texts TEXTS = Texts.of(HistogramChart.class);
    private static final double HEIGHT = 72;
    private static final double BARS = 48;

    private static final double STEP = 4;

    private @Nullable Summary summary;
    private boolean log;

    /// @param open shows it large
    HistogramChart(Runnable open) {
        TextScale.bindRow(HEIGHT, minHeightProperty(), prefHeightProperty(), maxHeightProperty());
        getStyleClass().add("histogram-chart");
        setAccessibleText(TEXTS.get("histogram.name"));
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        Tooltip.install(this, Parts.tip(TEXTS.get("histogram.tip")));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
        widthProperty().subscribe(_ -> draw());
        TextScale.follow(this, this::draw);
    }

    void show(Summary next) {
        summary = next;
        draw();
    }

    /// Exchanges linear and logarithmic heights.
    ///
    /// @return whether they are logarithmic now
    boolean turn() {
        log = !log;
        draw();
        return log;
    }

    private void draw() {
        getChildren().clear();
        double width = Math.floor(getWidth());
        if (summary == null || width < STEP) {
            return;
        }
        ValueRange range = CentralSpan.of(summary);
        double from = range.lo();
        double to = range.hi();
        bars(summary, from, to, width);
        Line axis = new Line(0, BARS + 0.5, width, BARS + 0.5);
        axis.getStyleClass().add("histogram-axis");
        getChildren().add(axis);
        if (to > from) {
            span(summary, from, to, width);
        }
        labels(from, to, width);
    }

    private void bars(Summary shown, double from, double to, double width) {
        int bins = (int) (width / STEP);
        long[] counts = CentralSpan.counts(shown.histogram(), from, to, bins);
        long top = Arrays.stream(counts).max().orElse(0);
        for (int i = 0; i < bins; i++) {
            if (counts[i] > 0) {
                double height = Math.max(1, BARS * share(counts[i], top));
                Rectangle bar = new Rectangle(i * STEP, BARS - height, STEP - 1, height);
                bar.getStyleClass().add("histogram-bar");
                getChildren().add(bar);
            }
        }
    }

    private double share(long count, long top) {
        return log ? Math.log1p((double) count) / Math.log1p((double) top) : (double) count / top;
    }

    private void span(Summary shown, double from, double to, double width) {
        double left = place(shown.quantile(0.05).orElse(from), from, to, width);
        double right = place(shown.quantile(0.95).orElse(to), from, to, width);
        Rectangle span = new Rectangle(left, BARS + 2, Math.max(1, right - left), 3);
        span.getStyleClass().add("histogram-span");
        getChildren().add(span);
    }

    private static double place(double value, double from, double to, double width) {
        return Math.clamp((value / 2 - from / 2) / (to / 2 - from / 2), 0, 1) * width;
    }

    private void labels(double from, double to, double width) {
        Text first = text(Figures.tick(from), 0);
        if (to <= from) {
            return;
        }
        Text last = text(Figures.tick(to), 0);
        last.setX(width - last.getLayoutBounds().getWidth());
        if (from < 0 && to > 0) {
            Text zero = text("0", 0);
            double wide = zero.getLayoutBounds().getWidth();
            double x = Math.rint(place(0, from, to, width) - wide / 2);
            zero.setX(x);
            boolean free =
                    x > first.getLayoutBounds().getMaxX() + STEP
                            && x + wide < last.getLayoutBounds().getMinX() - STEP;
            zero.setVisible(free);
        }
    }

    private Text text(String words, double x) {
        Text text = new Text(words);
        text.getStyleClass().addAll("histogram-text", "mono");
        text.setTextOrigin(VPos.TOP);
        text.setX(x);
        text.setY(BARS + 9);
        getChildren().add(text);
        text.applyCss();
        return text;
    }
}
