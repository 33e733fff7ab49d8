package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.tensorloupe.load.Disk;
import org.tensorloupe.load.Disk.Found;
import org.tensorloupe.ui.start.RecentFile;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// The menu of recent files. Which of them are missing is found out while it is open. JavaFX thread
/// only.
final class RecentMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(RecentMenu.class);
    private static final int MOST = 12;

    private final Recents recents;
    private final Disk disk;
    private final FileRequests requests;
    private final OpenFiles files;

    /// @param files what was closed can be opened again there
    RecentMenu(Recents recents, Disk disk, FileRequests requests, OpenFiles files) {
        super(TEXTS.get("recent.menu"), Icons.of("fth-clock"));
        this.recents = recents;
        this.disk = disk;
        this.requests = requests;
        this.files = files;
        getStyleClass().setAll("menu-button", "bare");
        setTooltip(Parts.tip(TEXTS.get("recent.menu.tip")));
        setOnShowing(_ -> fill());
        getItems().add(new MenuItem());
        disableProperty().bind(Bindings.isEmpty(recents.files()));
    }

    private void fill() {
        getItems().clear();
        files.closed()
                .last()
                .ifPresent(last -> getItems().addAll(reopen(last), new SeparatorMenuItem()));
        Map<Path, MenuItem> items = new LinkedHashMap<>();
        for (RecentFile file : recents.files().stream().limit(MOST).toList()) {
            items.put(file.path(), item(file));
        }
        getItems().addAll(items.values());
        MenuItem clear = new MenuItem(TEXTS.get("recent.clear"));
        clear.setOnAction(_ -> recents.clear());
        getItems().addAll(new SeparatorMenuItem(), clear);
        disk.look(List.copyOf(items.keySet()), found -> mark(items, found));
    }

    private MenuItem reopen(ClosedFiles.Closed last) {
        MenuItem item = new MenuItem(TEXTS.get("recent.reopen", TabNames.name(last.path())));
        item.setMnemonicParsing(false);
        item.setAccelerator(
                new KeyCodeCombination(
                        KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        item.setOnAction(_ -> files.reopenClosed());
        return item;
    }

    private MenuItem item(RecentFile file) {
        MenuItem item = new MenuItem(word(file), Icons.of("fth-file", "muted"));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> requests.openRecent(file.path()));
        return item;
    }

    private static String word(RecentFile file) {
        return Names.shown(file.name() + "  ·  " + file.folder());
    }

    private static void mark(Map<Path, MenuItem> items, Map<Path, Found> found) {
        items.forEach((path, item) -> {
            Found what = found.get(path);
            if (what == Found.FOLDER) {
                item.setGraphic(Icons.of("fth-folder", "muted"));
            } else if (what == Found.MISSING || what == Found.SILENT) {
                item.setGraphic(Icons.of("fth-file-minus", "muted"));
                String key = what == Found.MISSING ? "recent.missing" : "recent.silent";
                item.setText(TEXTS.get(key, item.getText()));
            }
        });
    }
}
