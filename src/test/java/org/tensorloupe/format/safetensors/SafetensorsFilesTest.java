package org.tensorloupe.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.testkit.Places;

/// Whole safetensors files: genuine, damaged, large.
class SafetensorsFilesTest {
    @TempDir private Path folder;

    @Test
    void everyDtypeAgreesWithPyTorch() throws CheckpointException {
        assertThat(
                        Comparison.check(
                                Places.fixture("safetensors-dtypes.safetensors"),
                                Places.fixture("safetensors-dtypes.json")))
                .isEqualTo(26);
    }

    @Test
    void splitsDottedNamesAndShowsMetadata() throws CheckpointException {
        Path file = Places.fixture("safetensors-dtypes.safetensors");
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            assertThat(checkpoint.metadata()).containsEntry("note", "line 1\nline 2");
            assertThat(checkpoint.stateDicts()).containsExactly("");
            assertThat(checkpoint.isDamaged()).isFalse();
            assertThat(checkpoint.root().children())
                    .filteredOn(node -> node.key().equals("special"))
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(TensorNode.class)
                    .hasAtLeastOneElementOfType(GroupNode.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    test_header_too_small         | the file has 0 bytes
                    test_header_too_large         | bytes of header: 9,223,372,036,854,775,807, the limit is 100,000,000
                    test_invalid_header_non_utf8  | expected a header in UTF-8, found other bytes at 0
                    test_invalid_info             | its shape takes 16 bytes, its data_offsets 4
                    test_metadata_incomplete_buffer_2 | the file ends after 82 bytes, before the end of its tensors' data at 84
                    test_validation_overflow_2    | the bytes of its shape [2, 9223372036854775807] do not fit 64 bits
                    abuse_attempt_3_small         | before the end of another at
                    """)
    void saysOfABrokenFileWhatTheLibrarysOwnTestBreaks(String name, String reason) {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path file =
                Places.corpus()
                        .orElseThrow()
                        .resolve("files/safetensors__%s.safetensors".formatted(name));
        assertThat(complaint(file)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"test_deserialization,1,4", "test_zero_sized_tensor,1,0"})
    void opensWhatTheLibrarysOwnTestsOpen(String name, int tensors, long elements)
            throws CheckpointException {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path file =
                Places.corpus()
                        .orElseThrow()
                        .resolve("files/safetensors__%s.safetensors".formatted(name));
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().isDamaged()).isFalse();
            assertThat(open.checkpoint().tensors()).hasSize(tensors);
            assertThat(open.checkpoint().parameters()).isEqualTo(elements);
        }
    }

    @Test
    void showsLongMetadataWhole() throws CheckpointException {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path file =
                Places.corpus()
                        .orElseThrow()
                        .resolve("files/modelaudit__script_injection.safetensors");
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().metadata())
                    .containsKeys("model_type", "html_description", "documentation");
            assertThat(open.checkpoint().metadata().get("html_description")).contains("<script>");
        }
    }

    @Test
    void aCutAtEveryHundredthOpensOrIsRefusedAsCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(Places.fixture("safetensors-dtypes.safetensors"));
        for (int percent = 1; percent < 100; percent++) {
            Path cut = folder.resolve(percent + ".safetensors");
            Files.write(cut, Arrays.copyOf(whole, whole.length * percent / 100));
            try (OpenCheckpoint open = Formats.open(cut, Monitor.NONE)) {
                assertThat(open.checkpoint().isDamaged()).as("%d%%", percent).isTrue();
                assertThat(open.checkpoint().fault()).isInstanceOf(FormatFault.CutShort.class);
                assertThat(open.checkpoint().tensors()).hasSize(26);
            } catch (CheckpointException e) {
                assertThat(e.fault()).as("%d%%", percent).isInstanceOf(FormatFault.CutShort.class);
            }
            Files.delete(cut);
        }
    }

    @Test
    void opensAHundredThousandTensorsInTheOrderOfTheHeader() throws Exception {
        int count = 100_000;
        Path file = folder.resolve("many.safetensors");
        Files.write(file, header(count));
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().isDamaged()).isFalse();
            assertThat(open.checkpoint().tensors()).hasSize(count);
            assertThat(open.checkpoint().tensors().get(77_777).name())
                    .isEqualTo("model.layers.77777.weight");
        }
    }

    @Test
    void refusesMoreTensorsThanMemoryHolds() throws IOException {
        Path file = folder.resolve("too-many.safetensors");
        Files.write(file, header(250_001));
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> Formats.open(file, Monitor.NONE).close());
        assertThat(Objects.requireNonNull(thrown).fault())
                .isInstanceOf(FormatFault.LimitExceeded.class);
    }

    private static byte[] header(int tensors) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < tensors; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(
                            "\"model.layers.%d.weight\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[%d,%d]}"
                                    .formatted(i, i, i + 1));
        }
        byte[] header = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + header.length + tensors)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static String complaint(Path file) {
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            StringBuilder lines = new StringBuilder();
            open.checkpoint().findings().forEach(f -> lines.append(f.message()).append('\n'));
            FormatFault fault = open.checkpoint().fault();
            return lines + (fault == null ? "" : FaultText.line(fault));
        } catch (CheckpointException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
