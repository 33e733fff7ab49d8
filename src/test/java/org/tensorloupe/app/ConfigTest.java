package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.ui.start.RecentFile;
import org.tensorloupe.ui.theme.Theme;

class ConfigTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir private Path folder = Path.of("");

    @Test
    void standsWhereTheSystemWantsIt() {
        assertThat(ConfigFolder.of("Linux", Map.of(), HOME))
                .isEqualTo(HOME.resolve(".config/tensorloupe"));
        assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "/x"), HOME))
                .isEqualTo(Path.of("/x/tensorloupe"));
        assertThat(ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), HOME))
                .isEqualTo(HOME.resolve(".config/tensorloupe"));
        assertThat(ConfigFolder.of("Mac OS X", Map.of(), HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/tensorloupe"));
        assertThat(ConfigFolder.of("Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData/Roaming/tensorloupe"));
    }

    @Test
    void remembersRecentFiles() throws IOException {
        RecentStore store = new RecentStore(folder.resolve("new"));
        List<RecentFile> files =
                List.of(
                        new RecentFile(
                                Path.of("/a b/größe\tx.pth"),
                                "zip",
                                46_800_000,
                                Instant.parse("2026-11-22T10:42:00Z")),
                        new RecentFile(Path.of("b.pt"), "legacy", 7, Instant.EPOCH));

        store.save(files);

        assertThat(store.load()).isEqualTo(files);
    }

    @Test
    void leavesOutLinesThatCannotBeRead() throws IOException {
        Files.writeString(
                folder.resolve("recent.tsv"),
                "nonsense\n1970-01-01T00:00:00Z\tx\tzip\ta\n1970-01-01T00:00:00Z\t7\tzip\tb.pt\n");

        assertThat(new RecentStore(folder).load())
                .containsExactly(new RecentFile(Path.of("b.pt"), "zip", 7, Instant.EPOCH));
    }

    @Test
    void hasNoRecentFilesAtFirst() {
        assertThat(new RecentStore(folder.resolve("none")).load()).isEmpty();
    }

    @Test
    void remembersTheTheme() throws IOException {
        Settings settings = new Settings(folder);
        assertThat(settings.theme()).isEqualTo(Theme.Mode.SYSTEM);

        settings.saveTheme(Theme.Mode.DARK);

        assertThat(new Settings(folder).theme()).isEqualTo(Theme.Mode.DARK);
    }

    @Test
    void unpacksTheDemoNetwork() throws IOException {
        assertThat(Demo.unpack(folder)).isRegularFile();
        assertThat(Files.size(Demo.unpack(folder))).isPositive();
    }
}
