package org.tensorloupe.ui.table;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;

/// What can be done with selected rows.
final class RowMenu extends ContextMenu {
    private static final Texts TEXTS = Texts.of(RowMenu.class);

    /// @param open opens the tensor
    /// @param copy copies the selected rows
    /// @param save saves them
    /// @param explain copies why the row cannot be read
    record Actions(Runnable open, Runnable copy, Runnable save, Runnable explain) {}

    /// @param selected the rows that are selected
    RowMenu(Supplier<List<TensorRow>> selected, Actions actions) {
        MenuItem open = item(TEXTS.get("menu.open"), "fth-eye", actions.open());
        MenuItem copy = item(TEXTS.get("menu.copy"), "fth-copy", actions.copy());
        copy.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        MenuItem save = item(TEXTS.get("menu.save"), "fth-download", actions.save());
        MenuItem explain = item(TEXTS.get("menu.explain"), "fth-alert-triangle", actions.explain());
        getItems().setAll(open, copy, save, explain);
        setOnShowing(_ -> {
            List<TensorRow> rows = selected.get();
            open.setDisable(rows.size() != 1);
            copy.setText(TEXTS.count("menu.copy", rows.size()));
            copy.setDisable(rows.isEmpty());
            save.setDisable(rows.isEmpty());
            explain.setVisible(
                    rows.stream().anyMatch(row -> row.state() instanceof RowState.Failed));
        });
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
