package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// The fixtures are those of `make_channels.py`.
final class ChannelSummariesTest {
    private static final Path FOLDER = Path.of("src/test/resources/channels");
    private static final Cores CORES = new Cores(3);

    @AfterAll
    static void stop() {
        CORES.close();
    }

    /// A line of `expected.tsv`.
    private record Row(List<String> fields) {
        String name() {
            return fields.get(0);
        }

        Component part() {
            return Component.valueOf(fields.get(1));
        }

        int axis() {
            return Integer.parseInt(fields.get(2));
        }

        int channel() {
            return Integer.parseInt(fields.get(3));
        }

        double number(int column) {
            return fields.get(column).isEmpty()
                    ? Double.NaN
                    : Double.parseDouble(fields.get(column));
        }

        void check(SoftAssertions softly, ChannelStatistics actual) {
            int c = channel();
            double size = Double.isNaN(number(13)) ? 0 : number(13);
            close(softly, "mean", actual.mean(c), number(4), size * 1e-14);
            close(softly, "std", actual.std(c), number(5), Math.ulp(size));
            close(softly, "min", actual.min(c), number(6), 0);
            close(softly, "max", actual.max(c), number(7), 0);
            close(softly, "l2", actual.l2(c), number(8), 0);
            softly.assertThat(
                            List.of(
                                    actual.zeros(c),
                                    actual.nan(c),
                                    actual.posInf(c),
                                    actual.negInf(c)))
                    .as("counts of %s", fields)
                    .isEqualTo(fields.subList(9, 13).stream().map(Long::valueOf).toList());
        }

        private void close(
                SoftAssertions softly, String what, double actual, double wanted, double slack) {
            if (Double.isNaN(wanted)) {
                softly.assertThat(actual).as("%s of %s", what, fields).isNaN();
            } else {
                double tolerance = Math.max(slack, Math.abs(wanted) * 1e-12) + Double.MIN_VALUE;
                softly.assertThat(actual)
                        .as("%s of %s", what, fields)
                        .isCloseTo(wanted, within(tolerance));
            }
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
                .skip(1)
                .map(line -> new Row(List.of(line.split("\t", -1))))
                .toList();
    }

    private static OpenCheckpoint open() throws CheckpointException {
        return Formats.open(FOLDER.resolve("channels.pth"), Monitor.NONE);
    }

    private static TensorInfo tensor(OpenCheckpoint open, String name) {
        return open.checkpoint().tensors().stream()
                .map(TensorNode::tensor)
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void agreesWithExactArithmeticAlongEveryAxis() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(1000);
        try (OpenCheckpoint open = open()) {
            ChannelSummaries summaries =
                    new ChannelSummaries(open.storages(), new HeapCache(), CORES);
            for (Row row : rows) {
                TensorInfo tensor = tensor(open, row.name());
                row.check(softly, summaries.get(tensor, row.part(), row.axis(), Monitor.NONE));
            }
        }
        softly.assertAll();
    }

    @Test
    void hasAChannelForEveryIndexOfEveryAxis() throws Exception {
        try (OpenCheckpoint open = open()) {
            ChannelSummaries summaries =
                    new ChannelSummaries(open.storages(), new HeapCache(), CORES);
            for (TensorNode node : open.checkpoint().tensors()) {
                TensorInfo tensor = node.tensor();
                for (int axis = 0; axis < tensor.shape().rank(); axis++) {
                    ChannelStatistics found =
                            summaries.get(tensor, Component.VALUE, axis, Monitor.NONE);
                    assertThat(found.axis()).isEqualTo(axis);
                    assertThat((long) found.channels()).isEqualTo(tensor.shape().size(axis));
                    assertThat(found.perChannel() * found.channels()).isEqualTo(tensor.numel());
                }
            }
        }
    }

    @Test
    void saysNothingOfChannelsWithoutElements() throws Exception {
        try (OpenCheckpoint open = open()) {
            ChannelSummaries summaries =
                    new ChannelSummaries(open.storages(), new HeapCache(), CORES);
            ChannelStatistics found =
                    summaries.get(tensor(open, "no_columns"), Component.VALUE, 0, Monitor.NONE);
            assertThat(found.channels()).isEqualTo(3);
            assertThat(found.mean(1)).isNaN();
            assertThat(found.l2(1)).isNaN();
            assertThat(found.medianNorm()).isNaN();
        }
    }

    @Test
    void keepsWhatItComputed() throws Exception {
        try (OpenCheckpoint open = open()) {
            ChannelSummaries summaries =
                    new ChannelSummaries(open.storages(), new HeapCache(), CORES);
            TensorInfo conv = tensor(open, "conv");
            assertThat(summaries.known(conv, Component.VALUE, 1)).isEmpty();
            ChannelStatistics found = summaries.get(conv, Component.VALUE, 1, Monitor.NONE);
            assertThat(summaries.known(conv, Component.VALUE, 1)).hasValue(found);
            assertThat(summaries.known(conv, Component.VALUE, 0)).isEmpty();
            assertThat(summaries.get(conv, Component.VALUE, 1, Monitor.NONE)).isSameAs(found);
        }
    }

    /// Element i is `i * 7 % 251 - 125`; sums of so small integers are exact in any order.
    private static TensorInfo large(long... shape) {
        Shape sizes = Shape.of(shape);
        return new TensorInfo(
                "large",
                DTypes.named("int8").orElseThrow(),
                sizes,
                Strides.contiguous(sizes),
                0,
                new StorageRef("0", "cpu", sizes.numel(), ByteOrder.LITTLE_ENDIAN),
                TensorInfo.Traits.PLAIN);
    }

    private static byte at(long i) {
        return (byte) (i * 7 % 251 - 125);
    }

    private record Storage(ByteView view) implements StorageSource {
        static Storage of(TensorInfo tensor) {
            byte[] bytes = new byte[(int) tensor.numel()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = at(i);
            }
            return new Storage(ByteViews.of("memory > 0", bytes));
        }

        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) {
            return view;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.of(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x3000001", "3000001x3", "2100x5000", "20x150000x3", "9x70001x2x7"})
    void isTheSameForAnyNumberOfThreads(String shape) throws Exception {
        long[] sizes = List.of(shape.split("x", -1)).stream().mapToLong(Long::parseLong).toArray();
        TensorInfo tensor = large(sizes);
        Storage storage = Storage.of(tensor);
        for (int axis = 0; axis < sizes.length; axis++) {
            ChannelStatistics one = compute(tensor, storage, axis, 1);
            ChannelStatistics three = compute(tensor, storage, axis, 3);
            for (IntToDoubleFunction[] pair :
                    List.of(
                            of(one::mean, three::mean),
                            of(one::std, three::std),
                            of(one::min, three::min),
                            of(one::max, three::max),
                            of(one::l2, three::l2),
                            of(one::zeros, three::zeros))) {
                assertThat(IntStream.range(0, one.channels()).mapToDouble(pair[0]).toArray())
                        .isEqualTo(
                                IntStream.range(0, one.channels()).mapToDouble(pair[1]).toArray());
            }
            checkSums(sizes, axis, one);
        }
    }

    private static IntToDoubleFunction[] of(IntToDoubleFunction a, IntToDoubleFunction b) {
        return new IntToDoubleFunction[] {a, b};
    }

    private static ChannelStatistics compute(
            TensorInfo tensor, Storage storage, int axis, int threads) throws CheckpointException {
        try (Cores cores = new Cores(threads)) {
            return new ChannelSummaries(storage, new HeapCache(), cores)
                    .get(tensor, Component.VALUE, axis, Monitor.NONE);
        }
    }

    /// Against integer sums by a plain loop.
    private static void checkSums(long[] sizes, int axis, ChannelStatistics actual) {
        long inner = 1;
        for (int i = axis + 1; i < sizes.length; i++) {
            inner *= sizes[i];
        }
        int channels = (int) sizes[axis];
        long[] sums = new long[channels];
        long[] squares = new long[channels];
        long numel = LongProduct.of(sizes);
        for (long i = 0; i < numel; i++) {
            int c = (int) (i / inner % channels);
            sums[c] += at(i);
            squares[c] += (long) at(i) * at(i);
        }
        long n = numel / channels;
        for (int c = 0; c < channels; c += 1 + channels / 5000) {
            double mean = (double) sums[c] / n;
            double std = Math.sqrt((double) (n * squares[c] - sums[c] * sums[c])) / n;
            assertThat(actual.mean(c)).isCloseTo(mean, within(1e-12 * 64));
            assertThat(actual.std(c)).isCloseTo(std, within(1e-12 * std));
            assertThat(actual.l2(c))
                    .isCloseTo(
                            Math.sqrt((double) squares[c]),
                            within(1e-12 * Math.sqrt((double) squares[c])));
        }
    }

    private static final class LongProduct {
        static long of(long[] sizes) {
            long product = 1;
            for (long size : sizes) {
                product *= size;
            }
            return product;
        }
    }

    @Test
    void refusesAnAxisOfTooManyChannels() {
        TensorInfo tensor = large(5_000_000, 2);
        Storage storage = new Storage(ByteViews.of("memory > 0", new byte[1]));
        assertThatThrownBy(() -> compute(tensor, storage, 0, 1))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("channels along axis 0");
    }

    @Test
    void namesAStorageThatIsTooShort() {
        TensorInfo tensor = large(2000, 2000);
        Storage storage = new Storage(ByteViews.of("memory > 0", new byte[100]));
        assertThatThrownBy(() -> compute(tensor, storage, 1, 2))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("memory > 0");
    }

    @Test
    void stopsWhenItIsCancelled() {
        TensorInfo tensor = large(3000, 3000);
        Storage storage = Storage.of(tensor);
        Monitor cancelled =
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }

                    @Override
                    public void advance(long bytes) {
                        throw new CancellationException();
                    }
                };
        assertThatThrownBy(() ->
                        new ChannelSummaries(storage, new HeapCache(), CORES)
                                .get(tensor, Component.VALUE, 1, cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
