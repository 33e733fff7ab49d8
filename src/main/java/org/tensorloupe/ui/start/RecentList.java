package org.tensorloupe.ui.start;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.Disk;
import org.tensorloupe.load.Disk.Found;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The files that were open. Enter or a click opens one, Delete takes it off the list.
final class RecentList extends VBox {
    private static final Texts TEXTS = Texts.of(RecentList.class);
    private static final double ROW = 48;

    private final Recents recents;
    private final Map<Path, Found> found = new HashMap<>();
    private final ListView<RecentFile> list;
    private final StartPage.Actions actions;

    RecentList(Recents recents, Disk disk, StartPage.Actions actions) {
        super(8);
        this.recents = recents;
        this.actions = actions;
        this.list = new ListView<>(recents.files());
        list.setAccessibleText(TEXTS.get("recent.title"));
        list.getStyleClass().add("recents");
        TextScale.bindRows(ROW, 2, list.fixedCellSizeProperty());
        list.setCellFactory(_ -> cell());
        list.prefHeightProperty()
                .bind(list.fixedCellSizeProperty().multiply(Bindings.size(recents.files())).add(2));
        list.setOnKeyPressed(this::press);
        Button clear =
                Parts.flat(
                        "fth-x",
                        TEXTS.get("recent.clear"),
                        TEXTS.get("recent.clear.tip"),
                        recents::clear);
        clear.setGraphic(null);
        clear.getStyleClass().add("quiet");
        HBox head =
                Parts.row(
                        0,
                        Parts.label(TEXTS.get("recent.title"), "page-title", "semibold"),
                        Parts.spring(),
                        clear);
        TextScale.bindRow(28, head.minHeightProperty());
        head.setStyle("-fx-padding: 0 4px 0 12px;");
        getChildren().addAll(head, list);
        clear.visibleProperty().bind(Bindings.isNotEmpty(recents.files()));
        look(disk);
    }

    private RecentCell cell() {
        RecentCell cell = new RecentCell(found, actions.find());
        cell.setOnContextMenuRequested(event -> {
            if (cell.getItem() != null) {
                menu(cell.getItem()).show(cell, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        cell.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && cell.getItem() != null) {
                open(cell.getItem());
            }
        });
        return cell;
    }

    private ContextMenu menu(RecentFile file) {
        MenuItem open = new MenuItem(TEXTS.get("recent.open"));
        open.setOnAction(_ -> open(file));
        MenuItem find = new MenuItem(TEXTS.get("recent.find"));
        find.setOnAction(_ -> actions.find().accept(file.path()));
        MenuItem remove = new MenuItem(TEXTS.get("recent.remove"));
        remove.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        remove.setOnAction(_ -> recents.remove(file.path()));
        ContextMenu menu = new ContextMenu(open, remove);
        if (found.get(file.path()) == Found.MISSING) {
            menu.getItems().set(0, find);
        }
        return menu;
    }

    private void press(KeyEvent key) {
        RecentFile file = list.getSelectionModel().getSelectedItem();
        if (file == null) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER) {
            open(file);
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE || key.getCode() == KeyCode.BACK_SPACE) {
            remove(file);
            key.consume();
        }
    }

    /// Takes a file off; the next one is selected.
    private void remove(RecentFile file) {
        int index = list.getSelectionModel().getSelectedIndex();
        recents.remove(file.path());
        list.getSelectionModel().clearAndSelect(Math.min(index, recents.files().size() - 1));
    }

    /// Opens a file, or asks for it where it is known to be missing.
    private void open(RecentFile file) {
        if (found.get(file.path()) == Found.MISSING) {
            actions.find().accept(file.path());
        } else {
            actions.open().accept(file.path());
        }
    }

    /// Looks, in the background, which files are gone, and which are folders.
    private void look(Disk disk) {
        List<Path> paths = recents.files().stream().map(RecentFile::path).toList();
        disk.look(
                paths,
                answer -> {
                    found.putAll(answer);
                    list.refresh();
                });
    }

    /// Puts the keyboard on the first file.
    ///
    /// @return whether there is one
    boolean focusList() {
        if (recents.files().isEmpty()) {
            return false;
        }
        list.getSelectionModel().select(0);
        list.requestFocus();
        return true;
    }
}
