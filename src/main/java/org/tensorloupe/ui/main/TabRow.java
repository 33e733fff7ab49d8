package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.TextScale;

/// Tabs side by side. They get narrower where there are many, down to a least width; what does not
/// fit then is scrolled to. JavaFX thread only.
final class TabRow extends Region {
    /// A tab that must get narrower than it would like is at least this wide.
    static final double LEAST = 144;

    private static final double SHORTEST = 120;
    private static final double MOST = 280;
    private static final double HEIGHT = 32;
    private static final double EDGE = 24;

    private final ReadOnlyBooleanWrapper overflowing = new ReadOnlyBooleanWrapper();
    private final Rectangle window = new Rectangle();
    private List<Region> tabs = List.of();
    private double offset;
    private @Nullable Region shown;
    private @Nullable Region dragged;
    private double draggedTo;

    TabRow() {
        getStyleClass().add("tab-row");
        window.widthProperty().bind(widthProperty());
        window.heightProperty().bind(heightProperty());
        setClip(window);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    /// Whether there are more tabs than can be seen.
    ReadOnlyBooleanProperty overflowingProperty() {
        return overflowing.getReadOnlyProperty();
    }

    /// Puts tabs in their order. Those that were there before stay what they are, so that one can be
    /// dragged while the order changes.
    void setTabs(List<Region> order) {
        tabs = List.copyOf(order);
        shown = shown != null && tabs.contains(shown) ? shown : null;
        dragged = dragged != null && tabs.contains(dragged) ? dragged : null;
        getChildren().removeIf(node -> !tabs.contains(node));
        tabs.stream().filter(tab -> !getChildren().contains(tab)).forEach(getChildren()::add);
        requestLayout();
    }

    /// Scrolls to a tab.
    void reveal(Region tab) {
        shown = tab;
        requestLayout();
    }

    /// Moves a tab along the row. It passes another one as soon as its edge is over that one's middle.
    ///
    /// @param x its left edge, in this row's coordinates
    /// @return the place it would have, counted from 0
    int drag(Region tab, double x) {
        layout();
        dragged = tab;
        draggedTo = x;
        tab.setViewOrder(-1);
        if (x < 0) {
            offset -= EDGE;
        } else if (x + tab.getWidth() > getWidth()) {
            offset += EDGE;
        }
        requestLayout();
        int from = tabs.indexOf(tab);
        return (int)
                IntStream.range(0, tabs.size())
                        .filter(i -> i != from)
                        .filter(i -> middle(tabs.get(i)) < (i < from ? x : x + tab.getWidth()))
                        .count();
    }

    private static double middle(Region tab) {
        return tab.getLayoutX() + tab.getWidth() / 2;
    }

    /// Lets the dragged tab go to its place.
    void drop() {
        if (dragged != null) {
            dragged.setViewOrder(0);
            dragged = null;
            requestLayout();
        }
    }

    private void scroll(ScrollEvent event) {
        double by =
                Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())
                        ? event.getDeltaX()
                        : event.getDeltaY();
        offset -= by;
        requestLayout();
        event.consume();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return tabs.stream().mapToDouble(TabRow::wish).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    private static double wish(Region tab) {
        return Math.clamp(Math.ceil(tab.prefWidth(-1)), TextScale.px(SHORTEST), TextScale.px(MOST));
    }

    @Override
    protected void layoutChildren() {
        List<Double> widths = widths(getWidth());
        double total = widths.stream().mapToDouble(Double::doubleValue).sum();
        overflowing.set(total > getWidth() + 0.5);
        bringIntoView(widths);
        offset = Math.clamp(offset, 0, Math.max(0, total - getWidth()));
        double x = -Math.round(offset);
        for (int i = 0; i < tabs.size(); i++) {
            Region tab = tabs.get(i);
            double width = widths.get(i);
            boolean moving = tab.equals(dragged);
            double most = Math.max(0, Math.min(total, getWidth()) - width);
            tab.resizeRelocate(moving ? Math.clamp(draggedTo, 0, most) : x, 0, width, getHeight());
            x += width;
        }
    }

    private void bringIntoView(List<Double> widths) {
        int index = shown == null ? -1 : tabs.indexOf(shown);
        if (index < 0 || getWidth() <= 0) {
            return;
        }
        double from = widths.subList(0, index).stream().mapToDouble(Double::doubleValue).sum();
        double to = from + widths.get(index);
        offset = Math.clamp(offset, Math.min(to - getWidth(), from), from);
        shown = null;
    }

    /// As wide as each would like to be, or as wide as the widest may be so that all fit.
    private List<Double> widths(double room) {
        List<Double> wishes = new ArrayList<>(tabs.stream().map(TabRow::wish).toList());
        double widest = TextScale.px(MOST);
        for (double sum = sum(wishes, widest); sum > room && widest > TextScale.px(LEAST); ) {
            widest--;
            sum = sum(wishes, widest);
        }
        double most = widest;
        wishes.replaceAll(wish -> Math.min(wish, most));
        return wishes;
    }

    private static double sum(List<Double> wishes, double widest) {
        return wishes.stream().mapToDouble(wish -> Math.min(wish, widest)).sum();
    }
}
