package org.tensorloupe.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.ui.settings.NumberStyle;
import org.tensorloupe.ui.settings.OpenIn;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.TextSize;
import org.tensorloupe.ui.theme.Theme;

class SettingsStoreTest {
    private static final Settings OTHERS =
            new Settings(
                    Theme.Mode.DARK,
                    TextSize.P125,
                    Colormaps.named("berlin").orElseThrow(),
                    Colormaps.named("viridis_r").orElseThrow(),
                    NumberStyle.SPACE,
                    OpenIn.WINDOW,
                    512L << 20);

    @TempDir private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("settings.properties");
    }

    private Settings loaded() {
        return new SettingsStore(folder).load().settings();
    }

    @Test
    void startsWithTheDefaultsAndWritesNothingByItself() {
        assertThat(loaded()).isEqualTo(Settings.DEFAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsEverySetting() throws IOException {
        new SettingsStore(folder.resolve("new")).save(OTHERS);

        SettingsStore.Kept kept = new SettingsStore(folder.resolve("new")).load();
        assertThat(kept.settings()).isEqualTo(OTHERS);
        assertThat(kept.broken()).isEmpty();
    }

    @Test
    void readsTheFileOfTheVersionBefore() throws IOException {
        Files.writeString(file(), "#Thu Nov 26 20:20:40 UTC 2026\ntheme=dark\n");

        assertThat(loaded()).isEqualTo(Settings.DEFAULT.withTheme(Theme.Mode.DARK));
    }

    @Test
    void aBadValueFallsBackAloneAndTheLogSaysSo() throws IOException {
        new SettingsStore(folder).save(OTHERS);
        Files.writeString(file(), Files.readString(file()).replace("numbers=space", "numbers=7"));
        List<String> said = new ArrayList<>();
        Handler handler = hearing(said);
        Logger log = Logger.getLogger(SettingsStore.class.getName());
        log.addHandler(handler);
        try {
            assertThat(loaded()).isEqualTo(OTHERS.withNumbers(NumberStyle.SYSTEM));
        } finally {
            log.removeHandler(handler);
        }

        assertThat(said)
                .containsExactly(
                        "settings.properties: numbers=7 is no such value; the default is used");
    }

    private static Handler hearing(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "nonsense", "99999999999999999999", "1e3", ""})
    void refusesASizeThatIsNone(String size) throws IOException {
        Files.writeString(file(), "cache.megabytes=" + size + "\n");

        assertThat(loaded().cacheBytes()).isEqualTo(Settings.DEFAULT.cacheBytes());
    }

    @Test
    void keepsKeysThatItDoesNotKnow() throws IOException {
        Files.writeString(file(), "future=größer=1\ntheme=dark\n");
        SettingsStore store = new SettingsStore(folder);

        store.save(store.load().settings().withNumbers(NumberStyle.COMMA));

        assertThat(Files.readAllLines(file()))
                .containsExactly("future=größer\\=1", "numbers=comma", "theme=dark");
    }

    @Test
    void twoProgramsKeepWhatEachOfThemChanged() throws IOException {
        SettingsStore one = new SettingsStore(folder);
        SettingsStore two = new SettingsStore(folder);
        Settings first = one.load().settings();
        Settings second = two.load().settings();

        one.save(first.withTheme(Theme.Mode.DARK));
        two.save(second.withNumbers(NumberStyle.COMMA));
        one.save(first.withTheme(Theme.Mode.LIGHT));

        assertThat(loaded())
                .isEqualTo(
                        Settings.DEFAULT
                                .withTheme(Theme.Mode.LIGHT)
                                .withNumbers(NumberStyle.COMMA));
    }

    @Test
    void aBrokenFileIsKeptAsideAsItWas() throws IOException {
        byte[] broken = {'t', 'h', 'e', 'm', 'e', '=', (byte) 0xff, (byte) 0xfe, 0};
        Files.write(file(), broken);

        SettingsStore.Kept kept = new SettingsStore(folder).load();

        assertThat(kept.settings()).isEqualTo(Settings.DEFAULT);
        Path aside = kept.broken().orElseThrow();
        assertThat(aside.getFileName().toString())
                .matches("settings\\.properties\\.broken-\\d{8}-\\d{6}");
        assertThat(aside).hasBinaryContent(broken);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme=\\u00zz", "theme=dark\nmap.heat", "{\"theme\": 1}", "a=\0"})
    void knowsABrokenFile(String text) throws IOException {
        Files.writeString(file(), text);

        assertThat(new SettingsStore(folder).load().broken()).isPresent();
        assertThat(file()).doesNotExist();
    }

    @Test
    void keepsSeveralBrokenFiles() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(file(), "broken" + i);
            assertThat(new SettingsStore(folder).load().broken()).isPresent();
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aFileThatBreaksWhileTheProgramRunsIsKeptAsideWhenItIsWritten() throws IOException {
        SettingsStore store = new SettingsStore(folder);
        Settings first = store.load().settings();
        Files.writeString(file(), "not of lines");

        store.save(first.withTheme(Theme.Mode.DARK));

        assertThat(loaded().theme()).isEqualTo(Theme.Mode.DARK);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnErrorThatLeavesNothingBehind() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));
        SettingsStore store = new SettingsStore(noFolder);
        assertThat(store.load().settings()).isEqualTo(Settings.DEFAULT);

        assertThatThrownBy(() -> store.save(OTHERS)).isInstanceOf(IOException.class);
        assertThat(noFolder).isEmptyFile();
    }
}
