package org.tensorloupe.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
    @TempDir private Path folder;

    @Test
    void aFileAppearsWhenItIsWhole() throws IOException {
        Path target = folder.resolve("table.csv");
        try (AtomicOutput output = AtomicOutput.to(target)) {
            output.stream().write("whole".getBytes(UTF_8));
            output.stream().flush();
            assertThat(target).doesNotExist();
            output.commit();
            assertThat(target).hasContent("whole");
        }
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void aFailedRunLeavesWhatWasThereBefore() throws IOException {
        Path target = Files.writeString(folder.resolve("table.csv"), "before");
        try (AtomicOutput output = AtomicOutput.to(target)) {
            output.stream().write("half".getBytes(UTF_8));
        }
        assertThat(target).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void aFailedRunLeavesNothingWhereNothingWas() throws IOException {
        try (AtomicOutput output = AtomicOutput.to(folder.resolve("table.csv"))) {
            output.stream().write(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherFileIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("table.csv"), "before");
        try (AtomicOutput output = AtomicOutput.to(target)) {
            output.stream().write("after".getBytes(UTF_8));
            output.commit();
        }
        assertThat(target).hasContent("after");
    }

    @Test
    void aFileWithTheLongestNameIsWritten() throws IOException {
        Path target = folder.resolve("ö".repeat(125) + ".csv");
        try (AtomicOutput output = AtomicOutput.to(target)) {
            output.stream().write("whole".getBytes(UTF_8));
            output.commit();
        }
        assertThat(target).hasContent("whole");
    }

    @Test
    void whatReplacesAFileIsReadByTheSamePeople() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path target = Files.writeString(folder.resolve("table.csv"), "before");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        try (AtomicOutput output = AtomicOutput.to(target)) {
            output.stream().write("after".getBytes(UTF_8));
            output.commit();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        try (AtomicOutput output = AtomicOutput.to(link)) {
            output.stream().write("after".getBytes(UTF_8));
            output.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("after");
    }

    @Test
    void whatIsNoFileIsWrittenDirectly() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no such device");
        try (AtomicOutput output = AtomicOutput.to(device)) {
            output.stream().write(1);
            output.commit();
        }
        assertThat(device).exists();
    }

    @Test
    void aMissingFolderIsRefusedAtOnce() {
        assertThatThrownBy(() -> AtomicOutput.to(folder.resolve("no/table.csv")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
