package org.tensorloupe.app.settings;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/// Where a window is, in logical pixels of the desktop that all screens share.
///
/// @param bounds with the frame of the system, while it is not maximised
/// @param maximized whether it fills its screen
public record WindowPlace(Rectangle2D bounds, boolean maximized) {
    /// How much of a title bar must be seen to take hold of it.
    private static final double HOLD_WIDTH = 120;

    private static final double HOLD_HEIGHT = 32;

    /// How far a second window stands from the one before.
    private static final double STEP = 32;

    /// The nearest place where it can be used: no larger than its screen, and with enough of its
    /// title bar on one. A place that is good already is kept.
    ///
    /// @param screens without bars and docks, at least one, the main one first
    public WindowPlace on(List<Rectangle2D> screens) {
        Rectangle2D screen = screenOf(screens);
        double width = Math.min(bounds.getWidth(), screen.getWidth());
        double height = Math.min(bounds.getHeight(), screen.getHeight());
        boolean held =
                screens.stream().anyMatch(this::isHeldBy)
                        && width == bounds.getWidth()
                        && height == bounds.getHeight();
        if (held) {
            return this;
        }
        double x = Math.clamp(bounds.getMinX(), screen.getMinX(), screen.getMaxX() - width);
        double y = Math.clamp(bounds.getMinY(), screen.getMinY(), screen.getMaxY() - height);
        return new WindowPlace(new Rectangle2D(x, y, width, height), maximized);
    }

    /// The screen that shows most of it; the main one if none does.
    private Rectangle2D screenOf(List<Rectangle2D> screens) {
        Rectangle2D most =
                screens.stream()
                        .max(Comparator.comparingDouble(screen -> shared(screen, bounds)))
                        .orElseThrow();
        return shared(most, bounds) > 0 ? most : screens.getFirst();
    }

    private static double shared(Rectangle2D one, Rectangle2D other) {
        double width =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private boolean isHeldBy(Rectangle2D screen) {
        double left = Math.max(bounds.getMinX(), screen.getMinX());
        double right = Math.min(bounds.getMaxX(), screen.getMaxX());
        return right - left >= HOLD_WIDTH
                && bounds.getMinY() >= screen.getMinY()
                && bounds.getMinY() + HOLD_HEIGHT <= screen.getMaxY();
    }

    /// The place of one more window: a little below and to the right, from the upper left corner of
    /// the screen on where that leads out of it. Never maximised.
    ///
    /// @param screens as for [#on(List)]
    public WindowPlace next(List<Rectangle2D> screens) {
        Rectangle2D screen = screenOf(screens);
        double x = bounds.getMinX() + STEP;
        double y = bounds.getMinY() + STEP;
        boolean fits =
                x + bounds.getWidth() <= screen.getMaxX()
                        && y + bounds.getHeight() <= screen.getMaxY();
        Rectangle2D moved =
                new Rectangle2D(
                        fits ? x : screen.getMinX() + STEP,
                        fits ? y : screen.getMinY() + STEP,
                        Math.min(bounds.getWidth(), screen.getWidth() - STEP),
                        Math.min(bounds.getHeight(), screen.getHeight() - STEP));
        return new WindowPlace(moved, false).on(screens);
    }
}
