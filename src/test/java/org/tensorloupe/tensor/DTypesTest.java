package org.tensorloupe.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// What every dtype owes, and the texts of single elements. Values against PyTorch: `FixturesTest`.
class DTypesTest {
    static Stream<DType> all() {
        return DTypes.ALL.stream();
    }

    static Stream<DType> numeric() {
        return all().filter(type ->
                type.kind() != DType.Kind.OPAQUE && type.kind() != DType.Kind.PACKED);
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
    @ValueSource(strings = {"float4_e2m1fn", "float6_e2m3fn", "float6_e3m2fn"})
    void decodesEverySmallFloatAsMlDtypesDoes(String name) throws CheckpointException {
        Map<String, Object> facts =
                Json.map(Json.object(Places.fixture("dtypes/small-floats.json")).get(name));
        byte[] packed = HexFormat.of().parseHex(String.valueOf(facts.get("packed")));
        double[] expected =
                Json.list(facts.get("values")).stream()
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .toArray();
        DType type = DTypes.named(name).orElseThrow();
        ByteView view = ByteViews.of(name, packed);
        assertThat(type.byteSize(expected.length)).isEqualTo(packed.length);
        assertThat(decode(type, view, 0, expected.length)).isEqualTo(expected);
    }

    @Test
    void readsPackedPairsThroughAnyStrides() throws CheckpointException {
        byte[] bytes = HexFormat.of().parseHex("10325476");
        StorageRef storage = new StorageRef("pairs", "cpu", 4, ByteOrder.LITTLE_ENDIAN);
        DType type = DTypes.named("float4_e2m1fn_x2").orElseThrow();
        TensorInfo rows = pairs(type, storage, Shape.of(2, 2), Strides.of(2, 1));
        TensorInfo columns = pairs(type, storage, Shape.of(2, 2), Strides.of(1, 2));
        TensorInfo scalar = pairs(type, storage, Shape.of(), Strides.of());
        assertThat(values(rows, bytes)).containsExactly(0, 0.5, 1, 1.5, 2, 3, 4, 6);
        assertThat(rows.numbers().shape()).isEqualTo(Shape.of(2, 4));
        assertThat(values(columns, bytes)).containsExactly(0, 0.5, 2, 3, 1, 1.5, 4, 6);
        assertThat(columns.numbers().shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(values(scalar, bytes)).containsExactly(0, 0.5);
        assertThat(type.text(ByteViews.of("pairs", bytes), 3, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo("(4, 6)");
    }

    @Test
    void refusesPairsThatCannotBeCounted() {
        StorageRef storage = new StorageRef("pairs", "cpu", 1, ByteOrder.LITTLE_ENDIAN);
        DType type = DTypes.named("float4_e2m1fn_x2").orElseThrow();
        TensorInfo endless = pairs(type, storage, Shape.of(1L << 62), Strides.of(0));
        assertThat(catchThrowable(() -> values(endless, new byte[1])))
                .isInstanceOf(CheckpointException.class);
    }

    private static TensorInfo pairs(DType type, StorageRef storage, Shape shape, Strides strides) {
        return new TensorInfo("pairs", type, shape, strides, 0, storage, TensorInfo.Traits.PLAIN);
    }

    private static double[] values(TensorInfo tensor, byte[] bytes) throws CheckpointException {
        StorageSource source =
                new StorageSource() {
                    @Override
                    public ByteView bytes(StorageRef storage, Monitor monitor) {
                        return ByteViews.of(storage.key(), bytes);
                    }

                    @Override
                    public Place locate(StorageRef storage) {
                        return new Place(storage.key(), OptionalLong.empty());
                    }
                };
        TensorReader reader = TensorReader.open(tensor, Component.VALUE, source, Monitor.NONE);
        double[] out = new double[(int) reader.tensor().numel()];
        reader.read(0, out, 0, out.length);
        return out;
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void refusesToReadPastTheEnd(DType type) {
        ByteView view = ByteViews.of("short", new byte[(int) type.byteSize(16L * type.group())]);
        int half = 8 * type.group();
        assertThat(catchThrowable(() -> decode(type, view, half, half + 1)))
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
        "int3, fd, 0xfd",
        "float4_e2m1fn, f1, 0.5",
    })
    void printsAnElementExactly(String type, String hex, String text) throws CheckpointException {
        ByteView view = ByteViews.of("one", HexFormat.of().parseHex(hex));
        assertThat(DTypes.named(type).orElseThrow().text(view, 0, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(text);
    }
}
