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
import org.tensorloupe.app.ConfigFolder.Kind;
import org.tensorloupe.ui.start.RecentFile;

class ConfigTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir private Path folder = Path.of("");

    private static Path linux(Kind kind, Map<String, String> environment) {
        return ConfigFolder.of(kind, "Linux", environment, HOME);
    }

    @Test
    void standsWhereTheBaseDirectorySpecificationWantsIt() {
        assertThat(linux(Kind.CONFIG, Map.of())).isEqualTo(HOME.resolve(".config/tensorloupe"));
        assertThat(linux(Kind.STATE, Map.of())).isEqualTo(HOME.resolve(".local/state/tensorloupe"));
        assertThat(linux(Kind.DATA, Map.of())).isEqualTo(HOME.resolve(".local/share/tensorloupe"));
        assertThat(linux(Kind.CONFIG, Map.of("XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/x/tensorloupe"));
        assertThat(linux(Kind.STATE, Map.of("XDG_STATE_HOME", "/x")))
                .isEqualTo(Path.of("/x/tensorloupe"));
        assertThat(linux(Kind.CONFIG, Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(HOME.resolve(".config/tensorloupe"));
        assertThat(linux(Kind.CONFIG, Map.of("XDG_CONFIG_HOME", "/bad\0path")))
                .isEqualTo(HOME.resolve(".config/tensorloupe"));
    }

    @Test
    void standsWhereOtherSystemsWantIt() {
        for (Kind kind : Kind.values()) {
            assertThat(ConfigFolder.of(kind, "Mac OS X", Map.of(), HOME))
                    .isEqualTo(HOME.resolve("Library/Application Support/tensorloupe"));
        }
        assertThat(ConfigFolder.of(Kind.CONFIG, "Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData/Roaming/tensorloupe"));
        assertThat(ConfigFolder.of(Kind.STATE, "Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData/Local/tensorloupe"));
        assertThat(ConfigFolder.of(Kind.STATE, "Windows 11", Map.of("LOCALAPPDATA", "/l"), HOME))
                .isEqualTo(Path.of("/l/tensorloupe"));
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
    void movesTheRecentFilesFromBesideTheSettings() throws IOException {
        Path config = folder.resolve("config");
        Path state = folder.resolve("state");
        RecentFile file = new RecentFile(Path.of("b.pt"), "legacy", 7, Instant.EPOCH);
        new RecentStore(config).save(List.of(file));

        assertThat(Kept.read(config, state, folder).recents()).containsExactly(file);
        assertThat(config.resolve("recent.tsv")).doesNotExist();
        assertThat(Kept.read(config, state, folder).recents()).containsExactly(file);
    }

    @Test
    void readsTheRecentFilesWhereTheyWereIfTheyCannotMove() throws IOException {
        Path config = folder.resolve("config");
        RecentFile file = new RecentFile(Path.of("b.pt"), "legacy", 7, Instant.EPOCH);
        new RecentStore(config).save(List.of(file));
        Path noFolder = Files.createFile(folder.resolve("state"));

        assertThat(Kept.read(config, noFolder, folder).recents()).containsExactly(file);
    }

    @Test
    void unpacksTheDemoNetwork() throws IOException {
        assertThat(Demo.unpack(folder)).isRegularFile();
        assertThat(Files.size(Demo.unpack(folder))).isPositive();
    }
}
