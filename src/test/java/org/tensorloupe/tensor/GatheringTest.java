package org.tensorloupe.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// Tensors whose storage holds 0, 1, 2, ... so that the index arithmetic gives what to expect.
final class GatheringTest {
    private static final int OFFSET = 5;

    private record OneStorage(ByteView view) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) {
            return view;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.of(0));
        }
    }

    /// Axes of a dense block in every order that a seed gives, with a stretch of the strides.
    static Stream<Arguments> views() {
        List<Arguments> views = new ArrayList<>();
        Random random = new Random(11);
        for (String dtype : List.of("uint8", "int16", "int32", "float32", "float64", "int64")) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                for (int i = 0; i < 8; i++) {
                    views.add(view(dtype, order, random));
                }
            }
        }
        return views.stream();
    }

    private static Arguments view(String dtype, ByteOrder order, Random random) {
        int rank = 2 + random.nextInt(3);
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(axes, random);
        long step = random.nextInt(3) == 0 ? 2 : 1;
        for (int axis : axes) {
            shape[axis] = 3L + random.nextInt(rank == 2 ? 90 : 20);
            strides[axis] = step;
            step *= shape[axis];
        }
        return Arguments.of(dtype, order, Shape.of(shape), Strides.of(strides));
    }

    @ParameterizedTest
    @MethodSource("views")
    void readsWhatTheStridesSay(String dtype, ByteOrder order, Shape shape, Strides strides)
            throws CheckpointException {
        TensorReader reader = reader(dtype, order, shape, strides);
        int numel = (int) shape.numel();
        double[] expected = new double[numel];
        for (int i = 0; i < numel; i++) {
            long element = OFFSET;
            long[] index = shape.index(i);
            for (int axis = 0; axis < index.length; axis++) {
                element += index[axis] * strides.step(axis);
            }
            expected[i] =
                    switch (dtype) {
                        case "uint8" -> element % 256;
                        case "int16" -> (short) element;
                        default -> element;
                    };
        }
        double[] whole = new double[numel];
        reader.read(0, whole, 0, numel);
        assertThat(Arrays.mismatch(whole, expected)).isEqualTo(-1);
        double[] pieces = new double[numel];
        for (int at = 0; at < numel; at += 300) {
            reader.read(at, pieces, at, Math.min(300, numel - at));
        }
        assertThat(Arrays.mismatch(pieces, expected)).isEqualTo(-1);
        double[] backwards = new double[numel];
        for (int at = numel - 1; at >= 0; at -= 271) {
            int from = Math.max(0, at - 270);
            reader.read(from, backwards, from, at - from + 1);
        }
        assertThat(Arrays.mismatch(backwards, expected)).isEqualTo(-1);
    }

    private static TensorReader reader(String dtype, ByteOrder order, Shape shape, Strides strides)
            throws CheckpointException {
        DType type = DTypes.named(dtype).orElseThrow();
        int elements = Math.toIntExact(OFFSET + strides.span(shape));
        ByteBuffer bytes = ByteBuffer.allocate(elements * type.bits() / 8).order(order);
        for (int i = 0; i < elements; i++) {
            switch (dtype) {
                case "uint8" -> bytes.put((byte) i);
                case "int16" -> bytes.putShort((short) i);
                case "int32" -> bytes.putInt(i);
                case "float32" -> bytes.putFloat(i);
                case "float64" -> bytes.putDouble(i);
                default -> bytes.putLong(i);
            }
        }
        var storage = new StorageRef("0", "cpu", bytes.capacity(), order);
        var tensor =
                new TensorInfo(
                        "weight", type, shape, strides, OFFSET, storage, TensorInfo.Traits.PLAIN);
        var source = new OneStorage(ByteViews.of("memory > 0", bytes.array()));
        return TensorReader.open(tensor, Component.VALUE, source, Monitor.NONE);
    }
}
