package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FileArgumentsTest {
    @Test
    void makesPathsAbsolute() {
        assertThat(FileArguments.of(new String[] {"a b.pth", "größe.pth"}))
                .containsExactly(
                        Path.of("a b.pth").toAbsolutePath(), Path.of("größe.pth").toAbsolutePath());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesNamesInAnotherEncodingFromTheBytesOfTheCommandLine() {
        byte[] line =
                "java\0-cp\0x\0/tmp/gr\u00f6 %.pth\0b\u00e4r.pt\0"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FileArguments.fromEnd(line, 2, "?"))
                .isEqualTo(Path.of(URI.create("file:///tmp/gr%F6%20%25.pth")));
        assertThat(FileArguments.fromEnd(line, 1, "?"))
                .isEqualTo(Path.of(URI.create(Path.of("").toAbsolutePath().toUri() + "b%E4r.pt")));
    }
}
