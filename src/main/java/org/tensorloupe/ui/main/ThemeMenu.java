package org.tensorloupe.ui.main;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.theme.Theme.Mode;

/// Light, dark, or as the system is.
final class ThemeMenu {
    private static final Texts TEXTS = Texts.of(ThemeMenu.class);

    private ThemeMenu() {}

    static ContextMenu of(Theme theme) {
        ContextMenu menu = new ContextMenu();
        ToggleGroup group = new ToggleGroup();
        for (Mode mode : Mode.values()) {
            RadioMenuItem item = new RadioMenuItem(word(mode));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.setMode(mode));
            theme.modeProperty().subscribe(now -> item.setSelected(now == mode));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case LIGHT -> TEXTS.get("theme.light");
            case DARK -> TEXTS.get("theme.dark");
            case SYSTEM -> TEXTS.get("theme.system");
        };
    }
}
