package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A result never takes the place of the checkpoint that it is made of.
final class ProtectedSourcesTest {
    private static final Path DEMO = Path.of("assets", "demo", "demo-cnn.pth");

    @TempDir private Path folder;
    private Path source;
    private Path link;

    @BeforeEach
    void copy() throws IOException {
        source = Files.copy(DEMO, folder.resolve("model.pth"));
        link = Files.createSymbolicLink(folder.resolve("link.pth"), source);
    }

    @Test
    void statisticsReplaceNoSource() {
        refuses("stats", source, "-o", source);
        refuses("stats", source, "-o", link);
        refuses("stats", link, "-o", source);
        refuses("stats", source, "--channels", "0", "-o", source);
    }

    @Test
    void picturesReplaceNoSource() {
        refuses("render", source, "state_dict.conv1.weight", "-o", source);
    }

    private void refuses(Object... command) {
        Run run = Run.of(command);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("being read");
        assertThat(source).hasSameBinaryContentAs(DEMO);
    }
}
