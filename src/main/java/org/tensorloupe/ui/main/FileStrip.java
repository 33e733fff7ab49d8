package org.tensorloupe.ui.main;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// One tab per file, from the second file on. A middle click closes.
final class FileStrip extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ObservableList<FileTab> files;
    private final ObjectProperty<@Nullable FileTab> current;
    private final Consumer<FileTab> close;
    private final Button more;

    FileStrip(
            ObservableList<FileTab> files,
            ObjectProperty<@Nullable FileTab> current,
            Consumer<FileTab> close,
            Runnable open) {
        this.files = files;
        this.current = current;
        this.close = close;
        this.more = Parts.icon("fth-plus", "Open another file", "Open (Ctrl+O)", open);
        getStyleClass().add("file-strip");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        HBox.setMargin(more, new Insets(0, 0, 0, 4));
        files.addListener((ListChangeListener<FileTab>) _ -> rebuild());
        current.subscribe(_ -> mark());
        rebuild();
    }

    private void rebuild() {
        setVisible(files.size() > 1);
        getChildren().setAll(files.stream().map(this::tab).toList());
        getChildren().add(more);
        mark();
    }

    private Node tab(FileTab file) {
        Label name = Parts.label(Names.visible(file.title()));
        name.setTooltip(Parts.tip(file.path().toString()));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox tab =
                new HBox(
                        Icons.of("fth-file", "muted"),
                        name,
                        Parts.icon(
                                "fth-x",
                                "Close " + file.title(),
                                "Close (Ctrl+W)",
                                () -> close.accept(file)));
        tab.getStyleClass().add("file-tab");
        tab.setMaxHeight(Double.MAX_VALUE);
        tab.setUserData(file);
        tab.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> click(click, file));
        return tab;
    }

    private void click(MouseEvent click, FileTab file) {
        if (click.getButton() == MouseButton.MIDDLE) {
            close.accept(file);
        } else if (click.getButton() == MouseButton.PRIMARY && files.contains(file)) {
            current.set(file);
        }
    }

    private void mark() {
        for (Node node : getChildren()) {
            node.pseudoClassStateChanged(
                    CHOSEN, node.getUserData() instanceof FileTab tab && tab.equals(current.get()));
        }
    }
}
