package org.tensorloupe.ui.table;

import javafx.collections.ObservableList;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;
import org.tensorloupe.stats.Sparkline;

/// A distribution in bars of 3 by up to 16 pixels.
final class SparklineCell extends Cells.RowCell {
    private static final double BAR = 3;
    private static final double HEIGHT = 16;

    private final Path bars = new Path();
    private final Pane box = new Pane(bars);
    private final Region pending = new Region();

    SparklineCell() {
        getStyleClass().add("sparkline");
        bars.getStyleClass().add("sparkline-bars");
        bars.setStroke(null);
        bars.setSmooth(false);
        pending.getStyleClass().addAll("pending", "wide");
        box.setMinSize(BAR * Sparkline.BARS, HEIGHT);
        box.setMaxSize(BAR * Sparkline.BARS, HEIGHT);
    }

    @Override
    void show(TensorRow row, RowState state) {
        setText(state instanceof RowState.Empty(String why) ? why : "");
        switch (state) {
            case RowState.Pending _ -> setGraphic(pending);
            case RowState.Ready(var summary) -> {
                draw(summary.sparkline());
                setGraphic(box);
            }
            case RowState.Empty _, RowState.Failed _ -> setGraphic(null);
        }
    }

    private void draw(Sparkline sparkline) {
        ObservableList<PathElement> elements = bars.getElements();
        elements.clear();
        if (sparkline.isEmpty()) {
            return;
        }
        elements.add(new MoveTo(0, HEIGHT));
        for (int bar = 0; bar < Sparkline.BARS; bar++) {
            double share = sparkline.height(bar);
            double height = share == 0 ? 0 : Math.max(1, Math.rint(share * HEIGHT));
            elements.add(new VLineTo(HEIGHT - height));
            elements.add(new HLineTo((bar + 1) * BAR));
        }
        elements.add(new VLineTo(HEIGHT));
        elements.add(new ClosePath());
    }
}
