package org.tensorloupe.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.testkit.Cuts;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Mutants;
import org.tensorloupe.testkit.Places;

/// Streams that are cut, or of which some bytes lie.
class LegacyDamageTest {
    private static final int MUTANTS = 400;

    /// The last storage of `legacy-root-views`: a count and six int16.
    private static final int LAST_COUNT = 12 + Long.BYTES;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "legacy-protocol0", "legacy-dtypes", "legacy-root-views"})
    void givesWhatIsWholeOfACutAtEveryHundredth(String name) throws IOException {
        assertThat(
                        Cuts.open(
                                Places.fixture(name + ".pth"),
                                Json.object(Places.fixture(name + ".json")),
                                folder))
                .as("cuts that open")
                .isBetween(10, 98);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "legacy",
                "legacy-protocol0",
                "legacy-protocol4",
                "legacy-dtypes",
                "legacy-module",
                "legacy-root-views",
                "streams"
            })
    @Timeout(300)
    void onlyTheOneExceptionCrossesTheBorder(String name) throws IOException {
        Path file = Places.fixture(name + ".pth");
        assertThat(Mutants.open(file, folder, MUTANTS, 0, Files.size(file)))
                .as("mutants that open")
                .isBetween(1, MUTANTS - 1);
    }

    @Test
    void readsACountInTheOtherByteOrder() throws IOException, CheckpointException {
        byte[] bytes = Files.readAllBytes(Places.fixture("legacy-root-views.pth"));
        int at = bytes.length - LAST_COUNT;
        bytes[at + 7] = bytes[at];
        bytes[at] = 0;
        Path file = write("big-count.pth", bytes);
        assertThat(Comparison.check(file, Places.fixture("legacy-root-views.json"))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 255})
    void saysThatACountIsNotThatOfTheObject(int count) throws IOException, CheckpointException {
        byte[] bytes = Files.readAllBytes(Places.fixture("legacy-root-views.pth"));
        bytes[bytes.length - LAST_COUNT] = (byte) count;
        try (OpenCheckpoint open = Formats.open(write("lie.pth", bytes), Monitor.NONE)) {
            assertThat(open.checkpoint().findings())
                    .contains(
                            new Finding(
                                    Severity.ERROR,
                                    "",
                                    "storage shorts has "
                                            + count
                                            + " elements by its own count, and 6 by the object's"));
            assertThat(open.checkpoint().tensors()).hasSize(5);
        }
    }

    @Test
    void saysThatBytesFollowTheStream() throws IOException, CheckpointException {
        byte[] bytes = Files.readAllBytes(Places.fixture("legacy.pth"));
        byte[] more = Arrays.copyOf(bytes, bytes.length + 7);
        try (OpenCheckpoint open = Formats.open(write("more.pth", more), Monitor.NONE)) {
            assertThat(open.checkpoint().findings())
                    .containsExactly(
                            new Finding(Severity.INFO, "", "7 bytes follow the last storage"));
        }
    }

    @Test
    void saysThatAStorageKeyIsNotOfTheObject() throws IOException, CheckpointException {
        byte[] bytes = Files.readAllBytes(Places.fixture("legacy-root-views.pth"));
        int at = lastIndexOf(bytes, "root");
        bytes[at] = 'b';
        try (OpenCheckpoint open = Formats.open(write("key.pth", bytes), Monitor.NONE)) {
            assertThat(open.checkpoint().fault())
                    .isEqualTo(
                            new FormatFault.Malformed(
                                    "key.pth > storage keys",
                                    "each storage of the object once",
                                    "boot"));
            assertThat(open.checkpoint().findings()).hasSize(5);
        }
    }

    @Test
    void refusesAnotherProtocolVersion() throws IOException {
        byte[] bytes = Files.readAllBytes(Places.fixture("legacy.pth"));
        bytes["\u0080\u0002\u008a\n0123456789.\u0080\u0002M".length()]++;
        Path file = write("version.pth", bytes);
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> Formats.open(file, Monitor.NONE).close());
        assertThat(Objects.requireNonNull(thrown).fault())
                .isEqualTo(
                        new FormatFault.Malformed(
                                "version.pth", "protocol version 1001", "the integer 1002"));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static int lastIndexOf(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        return IntStream.rangeClosed(0, bytes.length - wanted.length)
                .filter(i -> Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length))
                .max()
                .orElseThrow();
    }
}
