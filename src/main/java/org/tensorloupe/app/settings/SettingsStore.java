package org.tensorloupe.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.ui.settings.NumberStyle;
import org.tensorloupe.ui.settings.OpenIn;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.TextSize;
import org.tensorloupe.ui.theme.Theme;

/// The settings in `settings.properties`. A value that cannot be read is the default, and the log
/// says so; the others stand. Not for the JavaFX thread.
public final class SettingsStore {
    /// Name of the file.
    public static final String FILE = "settings.properties";

    private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());
    private static final String THEME = "theme";
    private static final String TEXT = "text-size";
    private static final String HEATMAP_MAP = "map.heatmap";
    private static final String FILTER_MAP = "map.filters";
    private static final String NUMBERS = "numbers";
    private static final String OPEN_IN = "open-in";
    private static final String CACHE = "cache.megabytes";
    private static final long LARGEST_CACHE = 1 << 20;

    private final KeptProperties file;

    /// What the file says, as far as this program knows, with the defaults for the rest.
    private Map<String, String> known = values(Settings.DEFAULT);

    /// What was kept.
    ///
    /// @param settings defaults where nothing was
    /// @param broken where a file is now that could not be read
    public record Kept(Settings settings, Optional<Path> broken) {}

    /// @param folder of the file; it need not exist
    public SettingsStore(Path folder) {
        file = new KeptProperties(folder.resolve(FILE));
    }

    /// Reads the file.
    public synchronized Kept load() {
        KeptProperties.Reading reading = file.read();
        reading.broken()
                .ifPresent(aside ->
                        LOG.warning(() ->
                                "settings could not be read and are kept as "
                                        + aside.getFileName()));
        Settings settings = settings(reading.values());
        known = values(settings);
        return new Kept(settings, reading.broken());
    }

    private static Settings settings(Map<String, String> values) {
        Settings usual = Settings.DEFAULT;
        return new Settings(
                value(values, THEME, word(Theme.Mode.values())).orElse(usual.theme()),
                value(values, TEXT, TextSize::named).orElse(usual.text()),
                map(values, HEATMAP_MAP).orElse(usual.heatmapMap()),
                map(values, FILTER_MAP).orElse(usual.filterMap()),
                value(values, NUMBERS, word(NumberStyle.values())).orElse(usual.numbers()),
                value(values, OPEN_IN, word(OpenIn.values())).orElse(usual.openIn()),
                value(values, CACHE, SettingsStore::bytes).orElse(usual.cacheBytes()));
    }

    private static Optional<Colormap> map(Map<String, String> values, String key) {
        return value(values, key, Colormaps::named);
    }

    private static <T> Optional<T> value(
            Map<String, String> values, String key, Function<String, Optional<T>> parse) {
        String text = values.get(key);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(text.strip());
        if (value.isEmpty()) {
            LOG.warning(() ->
                    "%s: %s=%.80s is no such value; the default is used"
                            .formatted(FILE, key, text));
        }
        return value;
    }

    private static <E extends Enum<E>> Function<String, Optional<E>> word(E[] values) {
        return text -> Stream.of(values).filter(value -> word(value).equals(text)).findFirst();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Long> bytes(String text) {
        try {
            return Optional.of(Long.parseLong(text))
                    .filter(mega -> mega > 0 && mega <= LARGEST_CACHE)
                    .map(mega -> mega << 20);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Writes what was changed since it was read; what other programs wrote there stays.
    ///
    /// @throws IOException if it cannot be written; the file is as before
    public synchronized void save(Settings settings) throws IOException {
        Map<String, String> now = values(settings);
        Map<String, String> changes = new HashMap<>(now);
        changes.entrySet().removeAll(known.entrySet());
        if (!changes.isEmpty()) {
            file.write(changes);
            known = now;
        }
    }

    private static Map<String, String> values(Settings settings) {
        return Map.of(
                THEME, word(settings.theme()),
                TEXT, settings.text().word(),
                HEATMAP_MAP, settings.heatmapMap().name(),
                FILTER_MAP, settings.filterMap().name(),
                NUMBERS, word(settings.numbers()),
                OPEN_IN, word(settings.openIn()),
                CACHE, Long.toString(settings.cacheBytes() >> 20));
    }
}
