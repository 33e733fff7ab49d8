package org.tensorloupe.app.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.tensorloupe.ui.main.Arrangement;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Layout;

/// Where the last window was and how its panes were arranged, in `window.properties`. What cannot be
/// read is as at first. Not for the JavaFX thread.
public final class WindowStore {
    /// Name of the file.
    public static final String FILE = "window.properties";

    private static final Logger LOG = Logger.getLogger(WindowStore.class.getName());
    private static final String SYSTEM_TEXT = "text.system";
    private static final double LEAST = 400;
    private static final double FARTHEST = 100_000;

    private final KeptProperties file;
    private Map<String, String> known = Map.of();

    /// What was kept.
    ///
    /// @param place empty if none was
    /// @param systemText how many times as large as usual the system had text
    public record Kept(Optional<WindowPlace> place, Arrangement arrangement, double systemText) {}

    /// @param folder of the file; it need not exist
    public WindowStore(Path folder) {
        file = new KeptProperties(folder.resolve(FILE));
    }

    /// Reads the file.
    public synchronized Kept load() {
        KeptProperties.Reading reading = file.read();
        reading.broken()
                .ifPresent(aside ->
                        LOG.warning(() ->
                                "the window's place could not be read and is kept as "
                                        + aside.getFileName()));
        known = reading.values();
        double text = number(known, SYSTEM_TEXT, TextScale.LEAST).orElse(1);
        return new Kept(place(known), arrangement(known), TextScale.isFactor(text) ? text : 1);
    }

    private static Optional<WindowPlace> place(Map<String, String> values) {
        OptionalDouble x = number(values, "x", -FARTHEST);
        OptionalDouble y = number(values, "y", -FARTHEST);
        OptionalDouble width = number(values, "width", LEAST);
        OptionalDouble height = number(values, "height", LEAST);
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new WindowPlace(
                        new Rectangle2D(
                                x.getAsDouble(),
                                y.getAsDouble(),
                                width.getAsDouble(),
                                height.getAsDouble()),
                        Boolean.parseBoolean(values.get("maximized"))));
    }

    private static Arrangement arrangement(Map<String, String> values) {
        Arrangement usual = Arrangement.USUAL;
        return new Arrangement(
                number(values, "tree", 0).orElse(usual.tree()),
                number(values, "details", 0).orElse(usual.details()),
                !"false".equals(values.get("details.shown")),
                Stream.of(Layout.values())
                        .filter(layout -> word(layout).equals(values.get("layout")))
                        .findFirst()
                        .orElse(usual.layout()));
    }

    private static OptionalDouble number(Map<String, String> values, String key, double least) {
        String text = values.get(key);
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= FARTHEST) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        LOG.warning(() -> "%s: %s=%.80s is no such value".formatted(FILE, key, text));
        return OptionalDouble.empty();
    }

    private static String word(Layout layout) {
        return layout.name().toLowerCase(Locale.ROOT);
    }

    /// Writes where a window is.
    ///
    /// @throws IOException if it cannot be written; the file is as before
    public void save(WindowPlace place) throws IOException {
        write(
                Map.of(
                        "x", Double.toString(place.bounds().getMinX()),
                        "y", Double.toString(place.bounds().getMinY()),
                        "width", Double.toString(place.bounds().getWidth()),
                        "height", Double.toString(place.bounds().getHeight()),
                        "maximized", Boolean.toString(place.maximized())));
    }

    /// Writes how the panes are arranged.
    ///
    /// @throws IOException if it cannot be written; the file is as before
    public void save(Arrangement arrangement) throws IOException {
        write(
                Map.of(
                        "tree", Double.toString(arrangement.tree()),
                        "details", Double.toString(arrangement.details()),
                        "details.shown", Boolean.toString(arrangement.detailsShown()),
                        "layout", word(arrangement.layout())));
    }

    /// Writes how large the system has text.
    ///
    /// @throws IOException if it cannot be written; the file is as before
    public void save(double systemText) throws IOException {
        write(Map.of(SYSTEM_TEXT, Double.toString(systemText)));
    }

    private synchronized void write(Map<String, String> values) throws IOException {
        if (!known.entrySet().containsAll(values.entrySet())) {
            file.write(values);
            Map<String, String> all = new HashMap<>(known);
            all.putAll(values);
            known = all;
        }
    }
}
