package org.tensorloupe.ui.picture.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// A row of controls, 44 pixels high: groups from the left, then, at the right end, more groups.
///
/// Groups that find no room go, the last first, into a menu behind a button.
public final class ControlRow extends Region {
    private static final Texts TEXTS = Texts.of(ControlRow.class);
    private static final double HEIGHT = 44;
    private static final double MORE = 28;
    private static final double INSET = 16;
    private static final double GAP = 16;
    private static final double INNER = 8;

    private final List<HBox> left = new ArrayList<>();
    private final List<HBox> right = new ArrayList<>();
    private final List<HBox> hidden = new ArrayList<>();
    private final Button more;
    private final Popup popup = new Popup();
    private final VBox menu = new VBox(INNER);

    /// An empty row.
    public ControlRow() {
        getStyleClass().add("control-row");
        more = Buttons.action("fth-more-horizontal", TEXTS.get("row.more"), this::toggleMenu);
        menu.getStyleClass().addAll("picture-card", "control-menu");
        popup.setAutoHide(true);
        popup.getContent().add(menu);
        popup.setOnHidden(_ -> takeBack());
        getChildren().add(more);
    }

    /// Adds a group of controls that belong together.
    public void addLeft(Node... controls) {
        left.add(group(controls));
    }

    /// Adds a group at the right end.
    public void addRight(Node... controls) {
        right.add(group(controls));
    }

    /// Takes all groups away.
    public void clear() {
        popup.hide();
        getChildren().removeAll(left);
        getChildren().removeAll(right);
        left.clear();
        right.clear();
    }

    private HBox group(Node... controls) {
        HBox group = new HBox(INNER, controls);
        group.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(group, Priority.NEVER);
        getChildren().add(group);
        return group;
    }

    private void toggleMenu() {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        PictureStyle.dress(menu, getScene());
        menu.getChildren().setAll(hidden);
        hidden.forEach(group -> group.setVisible(true));
        var corner = more.localToScreen(0, more.getHeight() + 4);
        popup.show(more, corner.getX(), corner.getY());
    }

    private void takeBack() {
        List<Node> groups = List.copyOf(menu.getChildren());
        menu.getChildren().clear();
        getChildren().addAll(groups);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected double computeMinHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(left) + width(right) + 2 * INSET + GAP;
    }

    private static double width(List<HBox> groups) {
        return groups.stream().mapToDouble(group -> group.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected void layoutChildren() {
        if (popup.isShowing()) {
            return;
        }
        double room = getWidth() - 2 * INSET;
        List<HBox> shown = new ArrayList<>(left);
        hidden.clear();
        double tail = Math.max(0, width(right) - GAP);
        double moreRoom = 0;
        while (!shown.isEmpty() && width(shown) + tail + moreRoom > room) {
            hidden.addFirst(shown.removeLast());
            moreRoom = TextScale.row(HEIGHT);
        }
        double x = INSET;
        for (HBox group : shown) {
            x = place(group, x);
        }
        hidden.forEach(group -> group.setVisible(false));
        more.setVisible(!hidden.isEmpty());
        double side = TextScale.row(MORE);
        more.resizeRelocate(x, Math.floor((TextScale.row(HEIGHT) - side) / 2), side, side);
        x = getWidth() - INSET - tail;
        for (HBox group : right) {
            x = place(group, x);
        }
    }

    private double place(HBox group, double x) {
        double width = group.prefWidth(-1);
        group.setVisible(true);
        group.resizeRelocate(snapPositionX(x), 0, width, TextScale.row(HEIGHT) - 1);
        return x + width + GAP;
    }
}
