package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Places;

/// What every format owes: clean refusals, and files that can go away afterwards.
class FormatsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    python-path.pth      | a path file of Python
                    not-a-checkpoint.pth | a PNG picture
                    html.pth             | a web page
                    git-lfs-pointer.pth  | a Git LFS pointer
                    other-zip.pth        | a zip archive without data.pkl
                    zeros.pth            | nothing but zeros
                    """)
    void saysWhatAFileIsThatIsNoCheckpoint(String file, String kind) {
        assertThat(fault(Places.fixture(file)))
                .isInstanceOfSatisfying(
                        FormatFault.NotACheckpoint.class,
                        fault -> {
                            assertThat(fault.looksLike()).startsWith(kind);
                            assertThat(fault.tried())
                                    .hasSameSizeAs(
                                            Formats.ALL.stream()
                                                    .filter(format -> !format.readsFolders())
                                                    .toList());
                            assertThat(fault.where()).isEqualTo(file);
                        });
    }

    @Test
    void tellsAnUnreadFormatFromNoCheckpoint() throws IOException {
        Path file = folder.resolve("weights.h5");
        Files.writeString(file, "\u0089HDF\r\n\u001a\n", StandardCharsets.ISO_8859_1);
        assertThat(fault(file))
                .isInstanceOfSatisfying(
                        FormatFault.UnreadFormat.class,
                        fault -> assertThat(fault.format()).startsWith("an HDF5 file"));
    }

    @Test
    void saysThatAFileIsMissingEmptyOrAFolder() {
        assertThat(fault(folder.resolve("none.pth"))).isInstanceOf(FormatFault.Missing.class);
        assertThat(fault(Places.fixture("empty.pth"))).isInstanceOf(FormatFault.Empty.class);
        assertThat(fault(folder)).isInstanceOf(FormatFault.Folder.class);
    }

    @Test
    void saysThatAnArchiveIsEncrypted() {
        assertThat(fault(Places.fixture("encrypted.pth")))
                .isInstanceOf(FormatFault.Encrypted.class);
    }

    @Test
    void saysThatAFileEndsTooEarlyToShowAnything() {
        assertThat(fault(Places.fixture("cut-small.pth"))).isInstanceOf(FormatFault.CutShort.class);
    }

    @Test
    void refusesOrOpensACutAtEveryHundredthAndReleasesTheFile() throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture("small.pth"));
        for (int percent = 1; percent < 100; percent++) {
            Path cut = folder.resolve(percent + ".pth");
            Files.write(cut, Arrays.copyOf(whole, whole.length * percent / 100));
            try (OpenCheckpoint open = Formats.open(cut, Monitor.NONE)) {
                assertThat(open.checkpoint().isDamaged()).as("%d%%", percent).isTrue();
                assertThat(open.checkpoint().fault()).isInstanceOf(FormatFault.CutShort.class);
            } catch (CheckpointException e) {
                assertThat(e.fault()).as("%d%%", percent).isInstanceOf(FormatFault.CutShort.class);
            }
            Files.delete(cut);
        }
    }

    @Test
    void aClosedCheckpointReadsNothing() throws CheckpointException {
        OpenCheckpoint open = Formats.open(Places.fixture("small.pth"), Monitor.NONE);
        TensorNode node = open.checkpoint().tensors().getFirst();
        open.close();
        open.close();
        assertThatThrownBy(() ->
                        TensorReader.open(
                                        node.tensor(),
                                        Component.VALUE,
                                        open.storages(),
                                        Monitor.NONE)
                                .read(0, new double[1], 0, 1))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("small.pth");
    }

    private static FormatFault fault(Path path) {
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> Formats.open(path, Monitor.NONE).close());
        return Objects.requireNonNull(thrown, path.toString()).fault();
    }
}
