package org.tensorloupe.ui.theme;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Lets a page or card be reached as a whole where text is large and the window is low: it scrolls if
/// its least height finds no room, and else stands there as if it were alone. What gets the keyboard
/// comes into view. JavaFX thread only.
///
/// A scroll pane would draw the text of its content less sharply, also where nothing scrolls.
public final class Scrolling extends Region {
    private static final double LINE = 40;

    private final Region content;
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle window = new Rectangle();
    private final ChangeListener<@Nullable Node> reveal = (_, _, now) -> reveal(now);

    /// @param content as wide as this, and at least as high
    public Scrolling(Region content) {
        this.content = content;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(this::requestLayout);
        getChildren().setAll(content, bar);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        sceneProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(reveal);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(reveal);
        }
    }

    private void reveal(@Nullable Node focused) {
        if (focused == null || !bar.isVisible() || !holds(focused)) {
            return;
        }
        Bounds place = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
        double least = place.getMaxY() + LINE - getHeight();
        double most = Math.max(least, place.getMinY() - LINE);
        move(Math.clamp(bar.getValue(), least, most));
    }

    private boolean holds(Node node) {
        Node at = node;
        while (at.getParent() != null && !at.equals(content)) {
            at = at.getParent();
        }
        return at.equals(content);
    }

    private void scroll(ScrollEvent event) {
        if (bar.isVisible()) {
            move(bar.getValue() - event.getDeltaY());
            event.consume();
        }
    }

    private void press(KeyEvent key) {
        if (!bar.isVisible()) {
            return;
        }
        switch (key.getCode()) {
            case UP -> move(bar.getValue() - LINE);
            case DOWN -> move(bar.getValue() + LINE);
            case PAGE_UP -> move(bar.getValue() - getHeight());
            case PAGE_DOWN -> move(bar.getValue() + getHeight());
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void move(double to) {
        bar.setValue(Math.rint(Math.clamp(to, 0, bar.getMax())));
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(height);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double least = Math.ceil(content.minHeight(width));
        boolean scrolls = least > height;
        bar.setVisible(scrolls);
        if (!scrolls) {
            setClip(null);
            bar.setValue(0);
            content.resizeRelocate(0, 0, width, height);
            return;
        }
        window.setWidth(width);
        window.setHeight(height);
        setClip(window);
        bar.setMax(least - height);
        bar.setVisibleAmount(bar.getMax() * height / least);
        bar.setBlockIncrement(height);
        bar.setUnitIncrement(LINE);
        double wide = bar.prefWidth(-1);
        bar.resizeRelocate(width - wide, 0, wide, height);
        content.resizeRelocate(0, -Math.clamp(bar.getValue(), 0, bar.getMax()), width, least);
    }
}
