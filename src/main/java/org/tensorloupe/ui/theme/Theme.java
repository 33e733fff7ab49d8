package org.tensorloupe.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// Primer Light or Dark, as the user chose or as the system is, with the window's own style sheets.
/// JavaFX thread only.
public final class Theme implements Appearance {
    /// What decides between light and dark.
    public enum Mode {
        /// The system.
        SYSTEM,
        /// Always light.
        LIGHT,
        /// Always dark.
        DARK
    }

    private static final List<String> SHEETS =
            List.of(
                    "base",
                    "controlsfx",
                    "controls",
                    "window",
                    "view",
                    "tree",
                    "table",
                    "detail",
                    "pages",
                    "code",
                    "picture");

    private final Fonts fonts;
    private final String fontSheet;
    private final ObjectProperty<Mode> mode;
    private final ReadOnlyObjectWrapper<Mode> shown;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// Held by this object alone, so that system and settings keep no window that is gone.
    private final InvalidationListener listener = _ -> refresh();

    /// The theme of the only window.
    ///
    /// @param mode what decides at first
    /// @param fonts the families
    public Theme(Mode mode, Fonts fonts) {
        this(new SimpleObjectProperty<>(mode), fonts);
    }

    /// The theme of one of several windows: each has its own, and they share the mode.
    ///
    /// @param mode what decides; followed, and changed by [#setMode(Mode)]
    /// @param fonts the families
    public Theme(ObjectProperty<Mode> mode, Fonts fonts) {
        this.mode = mode;
        this.shown = new ReadOnlyObjectWrapper<>(mode.get());
        this.fonts = fonts;
        this.fontSheet = Sheets.address(fonts.styleSheet());
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener(new WeakInvalidationListener(listener));
        mode.addListener(new WeakInvalidationListener(listener));
        refresh();
    }

    /// Styles a scene, now and whenever the theme changes.
    public void install(Scene scene) {
        scene.getStylesheets().add(fontSheet);
        Sheets.install(scene, SHEETS);
        dark.subscribe(on -> {
            scene.getRoot().getStyleClass().removeAll("dark", "light");
            scene.getRoot().getStyleClass().add(on ? "dark" : "light");
        });
    }

    /// What decides between light and dark; who listens to it is kept no longer than this theme.
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Lets something else decide.
    public void setMode(Mode next) {
        mode.set(next);
    }

    /// From the one shown to the other one.
    public void toggle() {
        setMode(dark.get() ? Mode.LIGHT : Mode.DARK);
    }

    private void refresh() {
        shown.set(mode.get());
        boolean next =
                switch (mode.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                next
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        dark.set(next);
    }

    @Override
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    @Override
    public String sans() {
        return fonts.sans();
    }

    @Override
    public String mono() {
        return fonts.mono();
    }
}
