package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.tensorloupe.render.Zoom;

/// What keys do in the heatmap.
final class HeatmapKeys {
    private static final double PAN = 40;

    private final HeatmapModel model;
    private final ZoomControls zoom;
    private final AxisControls axes;
    private final Runnable goTo;
    private final Region picture;

    HeatmapKeys(
            HeatmapModel model,
            ZoomControls zoom,
            AxisControls axes,
            Region picture,
            Runnable goTo) {
        this.model = model;
        this.zoom = zoom;
        this.axes = axes;
        this.picture = picture;
        this.goTo = goTo;
    }

    /// Handles a key that nothing inside the view took.
    void press(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (plain && !(event.getTarget() instanceof TextInputControl)) {
            boolean taken =
                    (picture.isFocused() && pan(event.getCode()))
                            || letter(event.getCode())
                            || sign(event.getText());
            if (taken) {
                event.consume();
            }
        }
    }

    private boolean pan(KeyCode code) {
        switch (code) {
            case LEFT -> zoom.pan(-PAN, 0);
            case RIGHT -> zoom.pan(PAN, 0);
            case UP -> zoom.pan(0, -PAN);
            case DOWN -> zoom.pan(0, PAN);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean letter(KeyCode code) {
        switch (code) {
            case T -> axes.swap();
            case I -> model.inverted().set(!model.inverted().get());
            case L -> model.lock(!model.locked().get());
            case M -> model.miniMap().set(!model.miniMap().get());
            case G -> goTo.run();
            case DIGIT0, NUMPAD0 -> zoom.fit();
            case DIGIT1, NUMPAD1 -> zoom.zoomTo(Zoom.ONE);
            case ADD -> zoom.step(1);
            case SUBTRACT, MINUS -> zoom.step(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean sign(String text) {
        switch (text) {
            case "+", "=" -> zoom.step(1);
            case "-", "−" -> zoom.step(-1);
            default -> {
                return false;
            }
        }
        return true;
    }
}
