package org.tensorloupe.format.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.Nodes;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Import;
import org.tensorloupe.testkit.Places;

/// Zipped-up checkpoints: each file stands under its path.
class BundleTest {
    private static final long HUGE = 300L << 20;

    @TempDir private Path folder;

    @Test
    void opensStoredAndDeflatedFilesUnderTheirPaths() throws CheckpointException {
        assertThat(Comparison.check(Places.fixture("bundle.zip"), Places.fixture("bundle.json")))
                .isEqualTo(17);
    }

    @Test
    void showsSettingsAsValuesAndTextsAsTexts() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("bundle.zip"), Monitor.NONE)) {
            Nodes nodes = new Nodes(open);
            assertThat(open.checkpoint().format()).isEqualTo("zip of files");
            assertThat(open.checkpoint().metadata())
                    .containsEntry("stable_baselines3_version", "2.3.0");
            assertThat(nodes.value("data.gamma")).isEqualTo("0.99");
            assertThat(nodes.value("data.n_steps")).isEqualTo("2048");
            assertThat(nodes.value("data.verbose")).isEqualTo("None");
            assertThat(nodes.value("data.use_sde")).isEqualTo("False");
            assertThat(nodes.value("data.lists.1")).isEqualTo("two");
            assertThat(nodes.content("system_info.txt")).startsWith("- OS");
            assertThat(nodes.value("run/picture.png")).isEqualTo("28 bytes");
            assertThat(nodes.names()).noneMatch(name -> name.contains("__MACOSX"));
        }
    }

    @Test
    void reportsWhatPicklesInTheSettingsWouldImport() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("bundle.zip"), Monitor.NONE)) {
            assertThat(open.checkpoint().imports())
                    .extracting(Import::module, Import::name)
                    .contains(tuple("pathlib", "Path"));
        }
    }

    @Test
    void namesAHugeCompressedFileWithoutInflatingIt() throws IOException, CheckpointException {
        Path zip = folder.resolve("huge.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "small.pth", Files.readAllBytes(Places.fixture("small.pth")));
            out.putNextEntry(new ZipEntry("huge.pth"));
            out.write("PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
            zeros(out, HUGE);
            out.closeEntry();
        }
        try (OpenCheckpoint open = Formats.open(zip, Monitor.NONE)) {
            assertThat(open.checkpoint().tensors()).hasSize(9);
            assertThat(new Nodes(open).value("huge.pth"))
                    .isEqualTo("%,d bytes".formatted(HUGE + 4));
            assertThat(open.checkpoint().findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                        assertThat(finding.name()).isEqualTo("huge.pth");
                        assertThat(finding.message()).contains("unpack the archive");
                    });
        }
    }

    @Test
    void keepsTheGoodFilesBesideABrokenOne() throws IOException, CheckpointException {
        Path zip = folder.resolve("half.zip");
        byte[] small = Files.readAllBytes(Places.fixture("small.pth"));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "good.pth", small);
            put(out, "cut.pth", Arrays.copyOf(small, 200));
        }
        try (OpenCheckpoint open = Formats.open(zip, Monitor.NONE)) {
            assertThat(open.checkpoint().tensors()).hasSize(9);
            assertThat(open.checkpoint().findings())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .extracting(Finding::name)
                    .containsExactly("cut.pth");
        }
    }

    @Test
    void refusesAnArchiveInWhichNothingOpensAndSaysWhatWasTried() throws IOException {
        Path zip = folder.resolve("nothing.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "inner.zip", nested());
        }
        assertThatThrownBy(() -> Formats.open(zip, Monitor.NONE))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e ->
                                assertThat(e.fault())
                                        .isInstanceOfSatisfying(
                                                FormatFault.NotACheckpoint.class,
                                                fault ->
                                                        assertThat(fault.tried())
                                                                .extracting(
                                                                        FormatFault.Refusal::format)
                                                                .containsExactly("inner.zip")));
    }

    /// A ZIP of files, which a ZIP of files does not open: so archives cannot multiply.
    private static byte[] nested() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            put(out, "small.pth", Files.readAllBytes(Places.fixture("small.pth")));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(data);
        out.closeEntry();
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        byte[] chunk = new byte[1 << 20];
        for (long left = count; left > 0; left -= chunk.length) {
            out.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
    }
}
