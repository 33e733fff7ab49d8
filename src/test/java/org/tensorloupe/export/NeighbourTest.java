package org.tensorloupe.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourTest {
    @TempDir private Path folder = Path.of("");

    private Path leftBehind(String name) throws IOException {
        Path path = folder.resolve(".%s.%s.part".formatted(name, UUID.randomUUID()));
        Files.writeString(path, "half");
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        return path;
    }

    private void write(String name) throws IOException {
        try (AtomicOutput output = AtomicOutput.to(folder.resolve(name))) {
            output.stream().write(1);
            output.commit();
        }
    }

    @Test
    void whatADeadRunLeftBehindGoesWhenTheSameFileIsWritten() throws IOException {
        Path dead = leftBehind("a.npy");
        Path ofAnother = leftBehind("b.npy");
        Path stranger = Files.writeString(folder.resolve(".a.npy.backup.part"), "mine");

        write("a.npy");

        assertThat(dead).doesNotExist();
        assertThat(ofAnother).exists();
        assertThat(stranger).exists();
    }

    @Test
    void whatALivingRunWritesStays() throws IOException {
        try (AtomicOutput living = AtomicOutput.to(folder.resolve("a.npy"))) {
            living.stream().write(2);
            Path neighbour = living.written().orElseThrow();
            Files.setLastModifiedTime(
                    neighbour, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));

            write("a.npy");

            assertThat(neighbour).exists();
            living.commit();
        }
        assertThat(folder.resolve("a.npy")).hasBinaryContent(new byte[] {2});
    }
}
