package org.tensorloupe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tensorloupe.app.ConfigFolder.Kind;
import org.tensorloupe.app.settings.SettingsStore;
import org.tensorloupe.app.settings.WindowStore;
import org.tensorloupe.ui.start.RecentFile;

/// What the program has kept from the time before, with the files it is kept in.
///
/// @param data where the demo network goes
record Kept(
        SettingsStore settingsStore,
        SettingsStore.Kept settings,
        WindowStore windowStore,
        WindowStore.Kept window,
        RecentStore recentStore,
        List<RecentFile> recents,
        Path data) {
    private static final Logger LOG = Logger.getLogger(Kept.class.getName());

    /// Reads the files in the places of this system; a few milliseconds. Not for the JavaFX thread.
    static Kept read() {
        return read(
                ConfigFolder.find(Kind.CONFIG),
                ConfigFolder.find(Kind.STATE),
                ConfigFolder.find(Kind.DATA));
    }

    /// @param config for what the user chose
    /// @param state for what the program remembers
    /// @param data for files of its own
    static Kept read(Path config, Path state, Path data) {
        SettingsStore settings = new SettingsStore(config);
        WindowStore window = new WindowStore(state);
        RecentStore recents = new RecentStore(placeOfRecents(config, state));
        return new Kept(
                settings, settings.load(), window, window.load(), recents, recents.load(), data);
    }

    /// Version 0.1 kept the recent files beside the settings; they move once.
    private static Path placeOfRecents(Path config, Path state) {
        Path before = config.resolve(RecentStore.FILE);
        Path now = state.resolve(RecentStore.FILE);
        if (config.equals(state) || Files.exists(now) || !Files.exists(before)) {
            return state;
        }
        try {
            Files.createDirectories(state);
            Files.move(before, now);
            return state;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the recent files stay beside the settings", e);
            return config;
        }
    }
}
