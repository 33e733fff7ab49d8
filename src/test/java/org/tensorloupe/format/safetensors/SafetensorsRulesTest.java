package org.tensorloupe.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Crafted files, one for each rule, against the safetensors library's own verdict.
class SafetensorsRulesTest {
    /// The format's document forbids these, the library takes the last one.
    private static final Set<String> STRICTER = Set.of("duplicate name", "duplicate metadata key");

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> verdicts = new LinkedHashMap<>();

    SafetensorsRulesTest() {
        Map<String, Object> all = Json.object(Places.fixture("safetensors-rules.json"));
        for (Object item : Json.list(all.get("cases"))) {
            Map<String, Object> one = Json.map(item);
            String name = String.valueOf(one.get("name"));
            files.put(name, Base64.getDecoder().decode(String.valueOf(one.get("bytes"))));
            verdicts.put(name, String.valueOf(one.get("verdict")));
        }
    }

    @TestFactory
    Stream<DynamicTest> findsNothingWrongExactlyWhereTheLibraryDoes() {
        return verdicts.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(),
                                () ->
                                        assertThat(complaints(one.getKey()).isEmpty())
                                                .as(one.getValue())
                                                .isEqualTo(
                                                        one.getValue().equals("ok")
                                                                && !STRICTER.contains(
                                                                        one.getKey()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    header too large            | x: bytes of header: 100,000,001, the limit is 100,000,000
                    header longer than the file | x: the file ends after 62 bytes, before the end of its header at 5,008
                    not UTF-8                   | x > header: expected a header in UTF-8, found other bytes at 0
                    not UTF-8 within a name     | x > header: expected a header in UTF-8, found other bytes at 2
                    an array                    | x > header: expected JSON, found no object
                    more after the JSON         | x > header: expected JSON, found Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
                    second object after the JSON | x > header: expected JSON, found more after its end
                    duplicate name              | x > header: expected each name once in a JSON object, found Duplicate Object property "a"
                    """)
    void refusesAFileWhoseHeaderSaysNothingCertain(String name, String line) {
        assertThat(complaints(name)).containsExactly(line);
        assertThat(open(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unknown dtype               | a: its dtype F31 is unknown
                    no dtype                    | a: it has no dtype
                    no shape                    | a: it has no shape
                    no offsets                  | a: it has no data_offsets
                    tensor is null              | a: an entry is an object of dtype, shape and data_offsets
                    negative size               | a: shape holds -2, not a size
                    one offset                  | a: data_offsets holds 1 numbers, not 2
                    begin behind end            | a: its data begins at byte 8, behind its end at 0
                    does not begin at 0         | a: its data begins at byte 4, 4 bytes in front of it are in no tensor
                    hole                        | b: its data begins at byte 12, 4 bytes in front of it are in no tensor
                    overlap                     | b: its data begins at byte 4, before the end of another at 8
                    size mismatch, too large    | a: its shape takes 8 bytes, its data_offsets 12
                    size mismatch, too small    | a: its shape takes 8 bytes, its data_offsets 4
                    beyond the file             | a: its data ends at byte 8 behind the header, the file at 4
                    bytes after the last tensor | : 4 bytes stand behind the last tensor
                    half bytes that do not fill a byte | a: its 3 elements of 4 bits do not fill whole bytes
                    metadata is a text          | : __metadata__ is not an object of texts
                    metadata value is a number  | : the value of epoch in __metadata__ is not text
                    product of the shape overflows | a: the bytes of its shape [4294967296, 4294967296] do not fit 64 bits
                    """)
    void opensTheRestAndTellsTheRuleThatIsBroken(String name, String finding) {
        assertThat(complaints(name)).contains(finding);
        assertThat(open(name)).isNotNull();
    }

    @Test
    void showsTheShapeOfTypesSmallerThanAByte() {
        for (String type : List.of("F4", "F6_E2M3", "F6_E3M2")) {
            Checkpoint checkpoint = Objects.requireNonNull(open("dtype " + type));
            assertThat(checkpoint.tensors().getFirst().tensor().shape().toArray())
                    .containsExactly(4);
            assertThat(checkpoint.tensors().getFirst().tensor().byteSize())
                    .isEqualTo(type.equals("F4") ? 2 : 3);
        }
    }

    @Test
    void keepsTheOrderOfTheHeader() {
        assertThat(Objects.requireNonNull(open("header order is not data order")).tensors())
                .extracting(node -> node.name())
                .containsExactly("a", "b");
    }

    private @Nullable Checkpoint open(String name) {
        ByteView bytes = ByteViews.of("x", Objects.requireNonNull(files.get(name), name));
        try (OpenCheckpoint open = Formats.opening(Monitor.NONE).open(bytes)) {
            return open.checkpoint();
        } catch (CheckpointException _) {
            return null;
        }
    }

    /// The fault that refuses a file, or what the findings say is wrong with it.
    private List<String> complaints(String name) {
        ByteView bytes = ByteViews.of("x", Objects.requireNonNull(files.get(name), name));
        try (OpenCheckpoint open = Formats.opening(Monitor.NONE).open(bytes)) {
            Checkpoint checkpoint = open.checkpoint();
            assertThat(checkpoint.format()).isEqualTo("safetensors");
            List<String> lines =
                    new ArrayList<>(
                            checkpoint.findings().stream()
                                    .filter(f -> f.severity() == Severity.ERROR)
                                    .map(f -> f.name() + ": " + f.message())
                                    .toList());
            FormatFault fault = checkpoint.fault();
            if (fault != null) {
                lines.add(FaultText.line(fault));
            }
            return lines;
        } catch (CheckpointException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
