package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ComputedView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// A hundred million elements that repeat a few values, so that exact arithmetic over these few
/// gives what to expect. The storage is made while it is read.
final class LargeTensorsTest {
    private static final long NUMEL = 100_000_000;
    private static final MathContext DIGITS = new MathContext(60);

    /// Values that hurt, in turns.
    record Data(String name, String dtype, List<Double> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Data> DATA =
            List.of(
                    data("large mean, tiny spread", "float64", 1e6, 1e6 + 0x1p-20, 1e6 - 0x1p-20),
                    data("large mean", "float32", 4097, 4096.5, 4096.75, 4098, 4096.25),
                    data("alternating signs", "float64", 1.1, -1.1, 3.3e5, -3.3e5, 0.7, -0.7),
                    data("alternating signs", "float32", 0.1f, -0.1f, 3e4f, -3e4f),
                    data("subnormal", "float32", 0x1p-149, 0x1p-140, -0x1.8p-148, -0.0),
                    data("far apart", "float64", 1e300, 1, -1e300, 1e-300, 2e299));

    private static Data data(String name, String dtype, double... values) {
        return new Data(name + " in " + dtype, dtype, DoubleStream.of(values).boxed().toList());
    }

    @ParameterizedTest
    @FieldSource("DATA")
    void agreesWithExactArithmetic(Data data) throws CheckpointException {
        Summary summary = Summary.of(reader(data), Monitor.NONE);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal magnitudes = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        int period = data.values().size();
        for (int i = 0; i < period; i++) {
            BigDecimal times = BigDecimal.valueOf((NUMEL - i + period - 1) / period);
            BigDecimal value = new BigDecimal(data.values().get(i));
            sum = sum.add(times.multiply(value));
            magnitudes = magnitudes.add(times.multiply(value.abs()));
            squares = squares.add(times.multiply(value.multiply(value)));
        }
        BigDecimal n = BigDecimal.valueOf(NUMEL);
        BigDecimal mean = sum.divide(n, DIGITS);
        BigDecimal variance = squares.divide(n, DIGITS).subtract(mean.multiply(mean));
        close(summary.mean().orElseThrow(), mean, magnitudes.divide(n, DIGITS));
        BigDecimal std = variance.sqrt(DIGITS);
        close(summary.std().orElseThrow(), std, std);
        BigDecimal l2 = squares.sqrt(DIGITS);
        close(summary.l2().orElseThrow(), l2, l2);
        close(summary.l1().orElseThrow(), magnitudes, magnitudes);
        assertThat(summary.min()).hasValue(Collections.min(data.values()));
        assertThat(summary.max()).hasValue(Collections.max(data.values()));
        assertThat(summary.count()).isEqualTo(NUMEL);
    }

    /// Within 1e-12 of `size`.
    private static void close(double actual, BigDecimal expected, BigDecimal size) {
        double tolerance = Math.max(size.abs().doubleValue() * 1e-12, Double.MIN_VALUE);
        assertThat(actual).isCloseTo(expected.doubleValue(), within(tolerance));
    }

    private record Made(ByteView view) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) {
            return view;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.empty());
        }
    }

    private static TensorReader reader(Data data) throws CheckpointException {
        DType type = DTypes.named(data.dtype()).orElseThrow();
        int width = type.bits() / Byte.SIZE;
        byte[] turns = turns(data, width);
        ByteView view =
                ComputedView.of(
                        "made",
                        NUMEL * width,
                        (offset, out, at, count) -> {
                            for (int done = 0; done < count; ) {
                                int from = (int) ((offset + done) % turns.length);
                                int n = Math.min(count - done, turns.length - from);
                                System.arraycopy(turns, from, out, at + done, n);
                                done += n;
                            }
                        });
        var storage = new StorageRef("0", "cpu", NUMEL * width, ByteOrder.LITTLE_ENDIAN);
        var tensor =
                new TensorInfo(
                        "weight",
                        type,
                        Shape.of(NUMEL),
                        Strides.of(1),
                        0,
                        storage,
                        TensorInfo.Traits.PLAIN);
        return TensorReader.open(tensor, Component.VALUE, new Made(view), Monitor.NONE);
    }

    /// Many periods of the values, so that copying them goes in long runs.
    private static byte[] turns(Data data, int width) {
        int periods = 1000;
        ByteBuffer bytes =
                ByteBuffer.allocate(periods * data.values().size() * width)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < periods; i++) {
            for (double value : data.values()) {
                if (width == Float.BYTES) {
                    bytes.putFloat((float) value);
                } else {
                    bytes.putDouble(value);
                }
            }
        }
        return bytes.array();
    }
}
