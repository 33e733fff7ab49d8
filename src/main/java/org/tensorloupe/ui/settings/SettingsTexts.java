package org.tensorloupe.ui.settings;

import java.nio.file.Path;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// What a window says when the settings cannot be read or kept. Any thread.
public final class SettingsTexts {
    private static final Texts TEXTS = Texts.of(SettingsTexts.class);

    private SettingsTexts() {}

    /// The file was broken, and stands aside now.
    public static String broken(Path aside) {
        return TEXTS.get("settings.broken", Names.of(aside));
    }

    /// The disk takes nothing.
    public static String unsaved() {
        return TEXTS.get("settings.unsaved");
    }
}
