package org.tensorloupe.ui.histogram;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;

/// What the mouse does in the plot: it reads bins, sets the heatmap's range, zooms and pans.
final class PlotMouse {
    /// Pixels that the mouse may move in a click.
    private static final double STILL = 3;

    private static final double NOTCH = 1.25;
    private static final double NOTCH_PIXELS = 40;

    private final HistogramModel model;
    private final HistogramPlot plot;
    private double pressed;
    private double last;
    private Drag drag = Drag.NONE;

    /// What a movement with a button down does.
    private enum Drag {
        NONE,
        /// Sets the range, once the mouse has moved.
        PRESSED,
        SELECTING,
        PANNING
    }

    PlotMouse(HistogramModel model, HistogramPlot plot) {
        this.model = model;
        this.plot = plot;
    }

    /// Listens from now on.
    void listen() {
        Pane node = plot.node();
        node.setOnMouseMoved(event -> read(event.getX(), event.getY()));
        node.setOnMouseExited(_ -> model.hover().set(-1));
        node.setOnMousePressed(this::press);
        node.setOnMouseDragged(this::drag);
        node.setOnMouseReleased(_ -> drag = Drag.NONE);
        node.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                model.fitAgain();
            }
        });
        node.setOnScroll(this::scroll);
    }

    private void read(double x, double y) {
        Chart chart = model.chart().get();
        PlotArea area = plot.area();
        boolean inside = chart != null && area.holds(x, y);
        model.hover()
                .set(inside && chart != null ? chart.bins().at(area.value(chart.axis(), x)) : -1);
    }

    private void press(MouseEvent event) {
        plot.node().requestFocus();
        pressed = event.getX();
        last = pressed;
        if (event.getButton() == MouseButton.MIDDLE || event.isShiftDown()) {
            drag = Drag.PANNING;
        } else {
            drag = event.getButton() == MouseButton.PRIMARY ? Drag.PRESSED : Drag.NONE;
        }
    }

    private void drag(MouseEvent event) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        PlotArea area = plot.area();
        double x = event.getX();
        if (drag == Drag.PANNING) {
            model.look(chart.axis().moved((last - x) / area.width()));
            last = x;
            return;
        }
        if (drag == Drag.PRESSED && Math.abs(x - pressed) >= STILL) {
            drag = Drag.SELECTING;
        }
        if (drag == Drag.SELECTING) {
            select(chart, area, x);
            read(x, event.getY());
        }
    }

    private void select(Chart chart, PlotArea area, double x) {
        double from = area.value(chart.axis(), Math.clamp(pressed, area.left(), area.right()));
        double to = area.value(chart.axis(), Math.clamp(x, area.left(), area.right()));
        ValueRange range = new ValueRange(Math.min(from, to), Math.max(from, to));
        model.rule().set(new RangeRule.Fixed(range));
    }

    private void scroll(ScrollEvent event) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        PlotArea area = plot.area();
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            model.look(chart.axis().moved(-event.getDeltaX() / area.width()));
        } else if (event.getDeltaY() != 0) {
            double notches = event.getDeltaY() / NOTCH_PIXELS;
            double place = Math.clamp((event.getX() - area.left()) / area.width(), 0, 1);
            model.zoom(Math.pow(NOTCH, notches), place);
        }
        read(event.getX(), event.getY());
        event.consume();
    }
}
