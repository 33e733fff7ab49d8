package org.tensorloupe.ui.main;

import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.theme.Theme.Mode;

/// Light, dark, or as the system is.
final class ThemeMenu {
    private static final Map<Mode, String> WORDS =
            Map.of(Mode.LIGHT, "Light", Mode.DARK, "Dark", Mode.SYSTEM, "As the system");

    private ThemeMenu() {}

    static ContextMenu of(Theme theme) {
        ContextMenu menu = new ContextMenu();
        ToggleGroup group = new ToggleGroup();
        for (Mode mode : Mode.values()) {
            RadioMenuItem item = new RadioMenuItem(WORDS.get(mode));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.setMode(mode));
            theme.modeProperty().subscribe(now -> item.setSelected(now == mode));
            menu.getItems().add(item);
        }
        return menu;
    }
}
