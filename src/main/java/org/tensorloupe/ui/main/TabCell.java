package org.tensorloupe.ui.main;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The tab of one file. A press brings it to the front, a middle click closes it, and it can be
/// dragged along the row. JavaFX thread only.
final class TabCell extends HBox {
    private static final Texts TEXTS = Texts.of(TabCell.class);
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double STILL = 4;

    /// What can be done with a file.
    ///
    /// @param choose brings it to the front
    /// @param close closes it
    /// @param closeOthers closes all others
    /// @param copyPath puts its path on the clipboard
    /// @param reload opens it again
    record Actions(
            Consumer<FileTab> choose,
            Consumer<FileTab> close,
            Consumer<FileTab> closeOthers,
            Consumer<FileTab> copyPath,
            Consumer<FileTab> reload) {}

    /// Hears where the tab is dragged to.
    interface Drag {
        /// @param x left edge of the tab, in the coordinates of its row
        void to(TabCell cell, double x);

        /// It was let go.
        void end();
    }

    private final FileTab file;
    private final Actions actions;
    private final Drag drag;
    private final Label name = Parts.label("");
    private final Button close;
    private double pressedAt;
    private double grabbedAt;
    private boolean pressed;
    private boolean dragging;

    TabCell(FileTab file, Actions actions, Drag drag) {
        this.file = file;
        this.actions = actions;
        this.drag = drag;
        name.setTooltip(Parts.tip(file.path().toString()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        close =
                Parts.icon(
                        "fth-x",
                        TEXTS.get("tab.close.named", file.title()),
                        TEXTS.get("tab.close.tip"),
                        () -> actions.close().accept(file));
        close.setFocusTraversable(false);
        StackPane icon = Icons.of("fth-file", "muted");
        icon.managedProperty().bind(icon.visibleProperty());
        widthProperty().subscribe(width -> icon.setVisible(roomy(width.doubleValue())));
        getChildren().setAll(icon, name, close);
        getStyleClass().add("file-tab");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> release());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnContextMenuRequested(event -> {
            menu().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /// Whether there is room for more than the name.
    private boolean roomy(double width) {
        return width <= 0 || width > TextScale.px(TabRow.LEAST) + STILL;
    }

    /// Shows what the tab is called beside the others, and whether it is in front.
    void show(String word, boolean chosen) {
        name.setText(word);
        setAccessibleText(word);
        pseudoClassStateChanged(CHOSEN, chosen);
        setFocusTraversable(chosen);
    }

    FileTab file() {
        return file;
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !close.isHover()) {
            pressed = true;
            pressedAt = event.getSceneX();
            grabbedAt = event.getX();
            actions.choose().accept(file);
        }
    }

    private void drag(MouseEvent event) {
        if (!pressed || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        dragging |= Math.abs(event.getSceneX() - pressedAt) > STILL;
        if (dragging) {
            drag.to(this, getParent().sceneToLocal(event.getSceneX(), 0).getX() - grabbedAt);
        }
    }

    private void release() {
        pressed = false;
        if (dragging) {
            dragging = false;
            drag.end();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.MIDDLE) {
            actions.close().accept(file);
        }
    }

    private void press(KeyEvent event) {
        if (event.getTarget() == this && event.getCode() == KeyCode.DELETE) {
            actions.close().accept(file);
            event.consume();
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        item("tab.close", actions.close()),
                        item("tab.close.others", actions.closeOthers()),
                        new SeparatorMenuItem(),
                        item("tab.reload", actions.reload()),
                        item("tab.copy.path", actions.copyPath()));
        return menu;
    }

    private MenuItem item(String key, Consumer<FileTab> action) {
        MenuItem item = new MenuItem(TEXTS.get(key));
        item.setOnAction(_ -> action.accept(file));
        return item;
    }
}
