package org.tensorloupe.ui.picture.heatmap;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on the picture: the wheel zooms, dragging pans, moving reads.
final class PictureMouse {
    private static final double NOTCH = 40;

    private final HeatmapModel model;
    private final PictureWindow window;
    private final BiConsumer<Integer, Integer> moved;
    private final Runnable left;
    private double wheel;
    private double lastX;
    private double lastY;
    private boolean dragging;

    /// @param moved hears of the cursor's place in the picture in device pixels
    /// @param left hears that the cursor left the picture
    PictureMouse(
            HeatmapModel model,
            PictureWindow window,
            BiConsumer<Integer, Integer> moved,
            Runnable left) {
        this.model = model;
        this.window = window;
        this.moved = moved;
        this.left = left;
    }

    /// Listens to the picture.
    void listen() {
        Node node = window.node();
        node.setOnMouseMoved(this::move);
        node.setOnMouseExited(_ -> left.run());
        node.setOnMousePressed(this::press);
        node.setOnMouseDragged(this::drag);
        node.setOnMouseReleased(this::release);
        node.setOnScroll(this::scroll);
    }

    private void move(MouseEvent event) {
        double scale = window.outputScale();
        moved.accept((int) (event.getX() * scale), (int) (event.getY() * scale));
    }

    private void press(MouseEvent event) {
        window.node().requestFocus();
        dragging = event.getButton() != MouseButton.SECONDARY;
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void drag(MouseEvent event) {
        Camera camera = model.camera().get();
        if (!dragging || camera == null) {
            return;
        }
        double scale = window.outputScale();
        Camera next = camera.panned((lastX - event.getX()) * scale, (lastY - event.getY()) * scale);
        if (!next.equals(camera)) {
            left.run();
            model.camera().set(next);
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void release(MouseEvent event) {
        dragging = false;
        move(event);
    }

    private void scroll(ScrollEvent event) {
        Camera camera = model.camera().get();
        if (camera == null || event.getDeltaY() == 0) {
            return;
        }
        wheel += event.getDeltaY();
        int steps = (int) (wheel / NOTCH);
        if (steps == 0 && !event.isInertia() && Math.abs(event.getDeltaY()) >= 1) {
            steps = Math.abs(event.getDeltaY()) >= NOTCH / 2 ? (int) Math.signum(wheel) : 0;
        }
        event.consume();
        if (steps != 0) {
            wheel = 0;
            double scale = window.outputScale();
            model.camera().set(camera.stepped(steps, event.getX() * scale, event.getY() * scale));
            moved.accept((int) (event.getX() * scale), (int) (event.getY() * scale));
        }
    }
}
