package org.tensorloupe.ui.picture.control;

import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// One end of the range: a round handle that is dragged, or moved with the arrow keys.
public final class RangeThumb {
    /// Width and height, with the ring of the focus.
    public static final double SIZE = 24;

    private static final double RADIUS = 6;
    private static final double RING = 10;
    private static final double LEAP = 10;

    private final StackPane node;

    /// @param name accessible name
    /// @param moved hears the wanted place in the parent, in pixels
    /// @param nudged hears the wanted change in pixels
    public RangeThumb(String name, DoubleConsumer moved, DoubleConsumer nudged) {
        Circle ring = new Circle(RING);
        ring.getStyleClass().add("range-thumb-ring");
        Circle dot = new Circle(RADIUS);
        dot.getStyleClass().add("range-thumb-dot");
        node = new StackPane(ring, dot);
        node.getStyleClass().add("range-thumb");
        node.setManaged(false);
        node.setFocusTraversable(true);
        node.setAccessibleText(name);
        node.setCursor(Cursor.H_RESIZE);
        node.resize(SIZE, SIZE);
        node.setOnMousePressed(event -> {
            node.requestFocus();
            event.consume();
        });
        node.setOnMouseDragged(event -> {
            moved.accept(node.getLayoutX() + event.getX());
            event.consume();
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, nudged));
    }

    private static void press(KeyEvent event, DoubleConsumer nudged) {
        double step = event.isShiftDown() ? LEAP : 1;
        switch (event.getCode()) {
            case LEFT, DOWN -> nudged.accept(-step);
            case RIGHT, UP -> nudged.accept(step);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The thumb as a node.
    public StackPane node() {
        return node;
    }

    /// Puts its middle at a place of the parent.
    public void place(double x, double y) {
        node.relocate(Math.rint(x - SIZE / 2), Math.rint(y - SIZE / 2));
    }
}
