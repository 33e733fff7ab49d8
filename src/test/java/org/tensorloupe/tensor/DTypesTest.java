package org.tensorloupe.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;

/// What every dtype owes, and the texts of single elements. Values against PyTorch: `FixturesTest`.
class DTypesTest {
    static Stream<DType> all() {
        return DTypes.ALL.stream();
    }

    static Stream<DType> numeric() {
        return all().filter(type -> type.kind() != DType.Kind.OPAQUE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsName(DType type) {
        assertThat(DTypes.named(type.name())).containsSame(type);
    }

    @Test
    void haveDifferentNames() {
        assertThat(all().map(DType::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void decodesTheSameInAnyCut(DType type) throws CheckpointException {
        int count = 10_000;
        byte[] bytes = new byte[(int) type.byteSize(count)];
        new Random(7).nextBytes(bytes);
        ByteView view = ByteViews.of("random", bytes);
        double[] whole = decode(type, view, 0, count);
        double[] cut = new double[count];
        for (int from = 0, length = 1; from < count; from += length, length = length * 3 + 1) {
            int n = Math.min(length, count - from);
            System.arraycopy(decode(type, view, from, n), 0, cut, from, n);
        }
        assertThat(cut).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void refusesToReadPastTheEnd(DType type) {
        ByteView view = ByteViews.of("short", new byte[(int) type.byteSize(16)]);
        assertThat(catchThrowable(() -> decode(type, view, 8, 9)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("short");
    }

    private static double[] decode(DType type, ByteView view, long first, int count)
            throws CheckpointException {
        double[] out = new double[count];
        StorageRun run = new StorageRun(view, ByteOrder.LITTLE_ENDIAN, first, count);
        type.decode(run, Component.VALUE, new DecodeBuffer(), out, 0);
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "float32, cdcccc3d, 0.1",
        "float32, 00000080, -0",
        "float32, 0000c07f, nan",
        "float32, 000080ff, -inf",
        "float64, 9a9999999999b93f, 0.1",
        "float64, 0000000000000100, 1.390671161567e-309",
        "float16, 0130, 0.12512207",
        "bfloat16, 6a3f, 0.9140625",
        "int8, 80, -128",
        "uint8, 80, 128",
        "int64, 0000000000000080, -9223372036854775808",
        "uint64, ffffffffffffffff, 18446744073709551615",
        "bool, 02, True",
        "complex64, 0000803f000000c0, 1-2j",
        "float8_e4m3fn, 7e, 448",
        "float8_e8m0fnu, 7f, 1",
        "bits8, a5, 0xa5",
    })
    void printsAnElementExactly(String type, String hex, String text) throws CheckpointException {
        ByteView view = ByteViews.of("one", HexFormat.of().parseHex(hex));
        assertThat(DTypes.named(type).orElseThrow().text(view, 0, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(text);
    }
}
