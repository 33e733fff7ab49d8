package org.tensorloupe.ui.settings;

import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.ColormapChoice;
import org.tensorloupe.ui.picture.control.Segments;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.theme.Theme;

/// The settings to choose from; every choice holds at once. JavaFX thread only.
public final class SettingsCard extends VBox {
    private static final Texts TEXTS = Texts.of(SettingsCard.class);
    private static final double WIDTH = 232;
    private static final double NOTE = 320;

    /// Sizes to choose from, in bytes.
    private static final long[] CACHES = {
        32L << 20, 64L << 20, 128L << 20, 256L << 20, 512L << 20, 1L << 30, 2L << 30, 4L << 30
    };

    private final Consumer<Settings> change;
    private final ObjectProperty<Theme.Mode> theme;
    private final ObjectProperty<TextSize> text;
    private final ObjectProperty<Colormap> heatmapMap;
    private final ObjectProperty<Colormap> filterMap;
    private final ObjectProperty<NumberStyle> numbers;
    private final ObjectProperty<OpenIn> openIn;
    private final ObjectProperty<Long> cache;
    private final Segments<Theme.Mode> themes;
    private Settings shown;

    /// @param shown what holds now
    /// @param change takes over another choice
    /// @param close closes the card
    public SettingsCard(Settings shown, Consumer<Settings> change, Runnable close) {
        super(16);
        this.shown = shown;
        this.change = change;
        theme = choice(shown.theme(), Settings::withTheme);
        text = choice(shown.text(), Settings::withText);
        heatmapMap = choice(shown.heatmapMap(), Settings::withHeatmapMap);
        filterMap = choice(shown.filterMap(), Settings::withFilterMap);
        numbers = choice(shown.numbers(), Settings::withNumbers);
        openIn = choice(shown.openIn(), Settings::withOpenIn);
        cache = choice(shown.cacheBytes(), Settings::withCacheBytes);
        themes = segments(Theme.Mode.values(), SettingsCard::words, "theme.label", theme);
        Button restore =
                Parts.lined(
                        "", TEXTS.get("settings.restore"), () -> change.accept(Settings.DEFAULT));
        HBox head =
                Parts.row(
                        8,
                        Parts.label(TEXTS.get("settings.title"), "page-title", "semibold"),
                        Parts.spring(),
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("settings.close"),
                                TEXTS.get("settings.close.tip"),
                                close));
        getStyleClass().add("settings-card");
        setAccessibleText(TEXTS.get("settings.title"));
        getChildren().setAll(head, form(), Parts.row(8, restore, Parts.spring()));
        show(shown);
    }

    /// A control's value, which changes the settings.
    private <T> ObjectProperty<T> choice(T first, BiFunction<Settings, T, Settings> with) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(first);
        property.subscribe((_, now) -> {
            Settings next = with.apply(shown, now);
            if (!next.equals(shown)) {
                change.accept(next);
            }
        });
        return property;
    }

    private GridPane form() {
        Segments<OpenIn> places =
                segments(OpenIn.values(), SettingsCard::words, "files.label", openIn);
        ComboBox<TextSize> texts =
                choices("text.label", List.of(TextSize.values()), SettingsCard::words, text);
        ComboBox<NumberStyle> styles =
                choices(
                        "numbers.label",
                        List.of(NumberStyle.values()),
                        SettingsCard::words,
                        numbers);
        ComboBox<Long> sizes =
                choices(
                        "cache.label",
                        caches(),
                        bytes -> TEXTS.get("cache.bytes", bytes >> 20),
                        cache);
        GridPane form = new GridPane(16, 12);
        row(form, 0, "theme.label", themes.node());
        row(form, 1, "text.label", texts);
        row(form, 2, "map.heatmap", maps("map.heatmap", heatmapMap));
        row(form, 3, "map.filters", maps("map.filters", filterMap));
        row(form, 4, "numbers.label", styles);
        note(form, 5, "numbers.note");
        row(form, 6, "files.label", places.node());
        row(form, 7, "cache.label", sizes);
        note(form, 8, "cache.note");
        return form;
    }

    private static ComboBox<Colormap> maps(String name, ObjectProperty<Colormap> map) {
        ComboBox<Colormap> box = ColormapChoice.of(WIDTH, map);
        box.setAccessibleText(TEXTS.get(name));
        return box;
    }

    private static <T> ComboBox<T> choices(
            String name, List<T> values, Function<T, String> text, ObjectProperty<T> property) {
        return Choices.of(TEXTS.get(name), WIDTH, values, text, property);
    }

    private static <E extends Enum<E>> Segments<E> segments(
            E[] values, Function<E, String> text, String label, ObjectProperty<E> property) {
        Segments<E> segments = new Segments<>(List.of(values), text, property);
        segments.follow();
        segments.node().setMaxWidth(USE_PREF_SIZE);
        String name = TEXTS.get(label);
        for (Node segment : segments.node().getChildren()) {
            segment.setAccessibleRoleDescription(name);
        }
        return segments;
    }

    private static void row(GridPane form, int row, String label, Node control) {
        Label name = Choices.label(TEXTS.get(label));
        name.setLabelFor(control);
        form.addRow(row, name, control);
    }

    private static void note(GridPane form, int row, String key) {
        Label note = Parts.paragraph(TEXTS.get(key), "caption");
        TextScale.bind(NOTE, note.maxWidthProperty());
        note.setTranslateY(-6);
        form.add(note, 1, row);
    }

    private static String words(Theme.Mode mode) {
        return switch (mode) {
            case SYSTEM -> TEXTS.get("theme.system");
            case LIGHT -> TEXTS.get("theme.light");
            case DARK -> TEXTS.get("theme.dark");
        };
    }

    private static String words(TextSize size) {
        return size == TextSize.SYSTEM
                ? TEXTS.get("text.system")
                : TEXTS.get("text.percent", size.percent());
    }

    private static String words(OpenIn place) {
        return switch (place) {
            case TAB -> TEXTS.get("files.tab");
            case WINDOW -> TEXTS.get("files.window");
        };
    }

    private static String words(NumberStyle style) {
        return switch (style) {
            case SYSTEM -> TEXTS.get("numbers.system", sample());
            case POINT -> TEXTS.get("numbers.point");
            case COMMA -> TEXTS.get("numbers.comma");
            case SPACE -> TEXTS.get("numbers.space");
        };
    }

    /// In the system's signs, with Latin digits as everywhere in the window.
    private static String sample() {
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(SystemFormat.LOCALE);
        return "1" + signs.getGroupingSeparator() + "234" + signs.getDecimalSeparator() + "5";
    }

    /// Sizes that the heap allows, and the present one.
    private List<Long> caches() {
        return Stream.concat(
                        LongStream.of(CACHES).filter(size -> size <= HeapCache.most()).boxed(),
                        Stream.of(shown.cacheBytes()))
                .distinct()
                .sorted()
                .toList();
    }

    /// Shows settings that were changed, here or elsewhere.
    public void show(Settings now) {
        shown = now;
        theme.set(now.theme());
        text.set(now.text());
        heatmapMap.set(now.heatmapMap());
        filterMap.set(now.filterMap());
        numbers.set(now.numbers());
        openIn.set(now.openIn());
        cache.set(now.cacheBytes());
    }

    /// The part that gets the keyboard.
    public Node first() {
        return themes.node().getChildren().stream()
                .filter(segment -> theme.get().equals(segment.getUserData()))
                .findFirst()
                .orElse(themes.node());
    }
}
