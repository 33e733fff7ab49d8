package org.tensorloupe.format.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.torch.CompositeViews.NotShownException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// What a file may claim of a sparse tensor, true or not.
class SparseViewTest {
    private final Assembly assembly = Assembly.without("test.pt");
    private int storages;

    @Test
    void readsEveryRangeOfBytesAsOfTheWhole() throws Exception {
        TensorInfo dense =
                coordinates(Shape.of(3, 4), longs(Shape.of(2, 3), 2, 0, 1, 0, 3, 1), 1, 2, 3);
        ByteView view = assembly.bytes(Objects.requireNonNull(dense.storage()), Monitor.NONE);
        byte[] whole = view.bytes(0, (int) view.size());
        float[] expected = {0, 0, 0, 2, 0, 3, 0, 0, 1, 0, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat(ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getFloat(i * 4))
                    .isEqualTo(expected[i]);
        }
        for (int from = 0; from < whole.length; from++) {
            for (int to = from; to <= whole.length; to++) {
                assertThat(view.slice(from, to - from, "part").bytes(0, to - from))
                        .isEqualTo(Arrays.copyOfRange(whole, from, to));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,0,-1 at entry 0", "0,3,3 at entry 1", "0,9223372036854775807,at entry 1"})
    void refusesIndicesOutsideTheTensorWhenItIsRead(long first, long second, String what)
            throws Exception {
        TensorInfo dense = coordinates(Shape.of(3), longs(Shape.of(1, 2), first, second), 1, 2);
        assertThatThrownBy(() -> read(dense))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({
        "1,2,2, 0,1, rise",
        "0,2,1, 0,1, rise",
        "0,1,1, 0,1, a last one of 1",
        "0,3,3, 0,1, rise",
        "0,-1,2, 0,1, rise",
        "0,1,9223372036854775807, 0,1, rise",
        "0,2,2, 1,1, twice",
        "0,1,2, 0,4, 4 at entry 1",
        "0,1,2, -2,0, -2 at entry 0"
    })
    void refusesCompressedIndicesThatContradictEachOther(
            long a, long b, long c, long left, long right, String what) throws Exception {
        TensorInfo dense =
                compressed(
                        "sparse_csr",
                        Shape.of(2, 4),
                        longs(Shape.of(3), a, b, c),
                        longs(Shape.of(2), left, right));
        assertThatThrownBy(() -> read(dense))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(what);
    }

    @Test
    void refusesComponentsThatDoNotFitTheShape() {
        TensorInfo indices = longs(Shape.of(2, 2), 0, 0, 0, 0);
        assertThatThrownBy(() -> coordinates(Shape.of(3, 3), indices, 1, 2, 3))
                .isInstanceOf(ArgumentException.class);
        assertThatThrownBy(() -> coordinates(Shape.of(3), indices, 1, 2))
                .isInstanceOf(ArgumentException.class);
        assertThatThrownBy(() ->
                        compressed(
                                "sparse_bsr",
                                Shape.of(2, 4),
                                longs(Shape.of(2), 0, 2),
                                longs(Shape.of(2), 0, 1)))
                .isInstanceOf(ArgumentException.class);
    }

    @Test
    void showsNoDenseFormThatIsTooLarge() {
        TensorInfo indices = longs(Shape.of(2, 1), 0, 0);
        assertThatThrownBy(() -> coordinates(Shape.of(1L << 20, 1L << 20), indices, 1))
                .isInstanceOf(NotShownException.class)
                .hasMessageContaining("4,398,046,511,104 bytes");
    }

    @Test
    void readsTheEndOfALargeDenseForm() throws Exception {
        TensorInfo dense =
                coordinates(
                        Shape.of(60_000, 60_000),
                        longs(Shape.of(2, 2), 59_999, 0, 59_998, 0),
                        5,
                        7);
        double[] last = new double[3];
        TensorReader.open(dense, Component.VALUE, assembly, Monitor.NONE)
                .read(dense.numel() - 3, last, 0, 3);
        assertThat(last).containsExactly(0, 5, 0);
    }

    private double[] read(TensorInfo dense) throws CheckpointException {
        double[] out = new double[(int) dense.numel()];
        TensorReader.open(dense, Component.VALUE, assembly, Monitor.NONE)
                .read(0, out, 0, out.length);
        return out;
    }

    private TensorInfo coordinates(Shape shape, TensorInfo indices, float... values)
            throws Exception {
        return dense(
                new SparseView("sparse_coo", List.of("indices"), shape),
                Map.of("indices", indices, "values", floats(values)));
    }

    private TensorInfo compressed(String layout, Shape shape, TensorInfo lines, TensorInfo plain)
            throws Exception {
        return dense(
                new SparseView(layout, List.of("lines", "plain"), shape),
                Map.of("lines", lines, "plain", plain, "values", floats(1, 2)));
    }

    private TensorInfo dense(SparseView view, Map<String, TensorInfo> parts) throws Exception {
        return view.of(parts, new CompositeViews.Place("sparse", "view", assembly, Monitor.NONE))
                .getFirst()
                .tensor();
    }

    private TensorInfo longs(Shape shape, long... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor("int64", shape, bytes.array());
    }

    private TensorInfo floats(float... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor("float32", Shape.of(values.length), bytes.array());
    }

    private TensorInfo tensor(String dtype, Shape shape, byte[] bytes) {
        String key = Integer.toString(storages++);
        StorageRef ref = new StorageRef(key, "cpu", bytes.length, ByteOrder.LITTLE_ENDIAN);
        assembly.embed(ref, ByteViews.of(key, bytes), key);
        return new TensorInfo(
                "part" + key,
                DTypes.named(dtype).orElseThrow(),
                shape,
                Strides.contiguous(shape),
                0,
                ref,
                TensorInfo.Traits.PLAIN);
    }
}
