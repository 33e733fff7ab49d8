package org.tensorloupe.ui.histogram;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do in the histogram.
final class HistogramKeys {
    private static final double STEP = 1.25;
    private static final double PAN = 0.1;

    private final HistogramModel model;
    private final Node plot;
    private final Runnable save;
    private final Runnable copy;

    HistogramKeys(HistogramModel model, Node plot, Runnable save, Runnable copy) {
        this.model = model;
        this.plot = plot;
        this.save = save;
        this.copy = copy;
    }

    /// Handles a key that nothing inside the view took.
    void press(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || event.isAltDown()) {
            return;
        }
        boolean taken =
                event.isShortcutDown()
                        ? shortcut(event.getCode())
                        : (plot.isFocused() && walk(event.getCode(), event.isShiftDown()))
                                || letter(event.getCode())
                                || sign(event.getText());
        if (taken) {
            event.consume();
        }
    }

    private boolean shortcut(KeyCode code) {
        switch (code) {
            case S -> save.run();
            case C -> copy.run();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walk(KeyCode code, boolean shift) {
        switch (code) {
            case LEFT -> move(-1, shift);
            case RIGHT -> move(1, shift);
            case UP -> model.zoom(STEP, 0.5);
            case DOWN -> model.zoom(1 / STEP, 0.5);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Reads the next bin, or pans.
    private void move(int by, boolean pan) {
        Chart chart = model.chart().get();
        if (chart == null) {
            return;
        }
        if (pan) {
            model.pan(by * PAN);
            return;
        }
        int last = chart.bins().count() - 1;
        int bin = model.hover().get();
        model.hover().set(bin < 0 ? last / 2 : Math.clamp(bin + by, 0, last));
    }

    private boolean letter(KeyCode code) {
        switch (code) {
            case L -> model.log().set(!model.log().get());
            case P -> model.percentiles().set(!model.percentiles().get());
            case D -> model.deviation().set(!model.deviation().get());
            case DIGIT0, NUMPAD0 -> model.fitAgain();
            case ADD -> model.zoom(STEP, 0.5);
            case SUBTRACT, MINUS -> model.zoom(1 / STEP, 0.5);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean sign(String text) {
        switch (text) {
            case "+", "=" -> model.zoom(STEP, 0.5);
            case "-", "−" -> model.zoom(1 / STEP, 0.5);
            default -> {
                return false;
            }
        }
        return true;
    }
}
