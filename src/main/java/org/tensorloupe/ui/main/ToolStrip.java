package org.tensorloupe.ui.main;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.Theme;

/// The tool bar.
final class ToolStrip extends HBox {
    /// What its buttons do.
    ///
    /// @param choose asks for files
    /// @param chooseFolder asks for a folder
    /// @param details shows or hides the details pane
    /// @param settings shows the settings
    /// @param keys shows the keys
    record Actions(
            Runnable choose,
            Runnable chooseFolder,
            Runnable details,
            Runnable settings,
            Runnable keys) {}

    private static final Texts TEXTS = Texts.of(ToolStrip.class);

    private final Button open;
    private final RecentMenu recent;
    private final ExportMenu export;
    private final Button details;
    private final SearchBox search;

    ToolStrip(
            Theme theme, RecentMenu recent, SearchBox search, ExportMenu export, Actions actions) {
        this.recent = recent;
        this.export = export;
        this.search = search;
        getStyleClass().add("tool-strip");
        open =
                Parts.flat(
                        "fth-folder",
                        TEXTS.get("open.files"),
                        TEXTS.get("open.files.tip"),
                        actions.choose());
        details =
                Parts.icon(
                        "fth-sidebar",
                        TEXTS.get("details.button"),
                        TEXTS.get("details.tip"),
                        actions.details());
        getChildren()
                .setAll(
                        Parts.row(0, open, whatToOpen(actions)),
                        recent,
                        Parts.rule(),
                        export,
                        Parts.spring(),
                        search,
                        Parts.spring(),
                        details,
                        themeButton(theme),
                        Parts.icon(
                                "fth-settings",
                                TEXTS.get("settings.open"),
                                TEXTS.get("settings.tip"),
                                actions.settings()),
                        Parts.icon(
                                "fth-help-circle",
                                TEXTS.get("keys.title"),
                                TEXTS.get("keys.tip"),
                                actions.keys()));
        for (Labeled part : new Labeled[] {open, recent, export}) {
            part.setMinWidth(Region.USE_PREF_SIZE);
        }
        widthProperty().subscribe(width -> narrow(width.doubleValue() < 1280));
    }

    /// The arrow beside the button: files or a folder.
    private static MenuButton whatToOpen(Actions actions) {
        MenuItem files = new MenuItem(TEXTS.get("open.menu.files"));
        files.setAccelerator(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN));
        files.setOnAction(_ -> actions.choose().run());
        MenuItem folder = new MenuItem(TEXTS.get("open.menu.folder"));
        folder.setAccelerator(
                new KeyCodeCombination(
                        KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        folder.setOnAction(_ -> actions.chooseFolder().run());
        MenuButton more = new MenuButton("", null, files, folder);
        more.getStyleClass().setAll("menu-button", "bare", "split-arrow");
        more.setAccessibleText(TEXTS.get("open.menu"));
        more.setTooltip(Parts.tip(TEXTS.get("open.menu")));
        return more;
    }

    private static Button themeButton(Theme theme) {
        FontIcon icon = new FontIcon("fth-sun");
        icon.getStyleClass().addAll("icon", "icon-14");
        Button button =
                Parts.icon(
                        "fth-sun",
                        TEXTS.get("theme.button"),
                        TEXTS.get("theme.tip"),
                        theme::toggle);
        button.setGraphic(icon);
        theme.darkProperty().subscribe(dark -> icon.setIconLiteral(dark ? "fth-moon" : "fth-sun"));
        button.setContextMenu(ThemeMenu.of(theme));
        return button;
    }

    /// Buttons lose their words, the search field gets shorter.
    private void narrow(boolean on) {
        ContentDisplay display = on ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        for (Labeled part : new Labeled[] {open, recent, export}) {
            part.setContentDisplay(display);
        }
        search.setNarrow(on);
    }

    /// What needs an open file is disabled without one.
    void setFileOpen(boolean on) {
        export.setDisable(!on);
        search.setDisable(!on);
        details.setDisable(!on);
    }
}
