package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Chunks;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

@Timeout(60)
class SummaryStreamTest {
    private static final int SIZE = (int) (Chunks.SIZE * 5 / 2);
    private final StorageSource storages = new RandomBytes(ByteViews.of("random", random()));

    private static byte[] random() {
        byte[] bytes = new byte[SIZE];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    /// One storage of random bytes under every key but `lost`.
    private record RandomBytes(ByteView view) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
            if (storage.key().equals("lost")) {
                throw new CheckpointException(new FormatFault.MissingPart("memory", "lost"));
            }
            return view;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.empty());
        }
    }

    private static TensorInfo tensor(String key, long elements) {
        Shape shape = Shape.of(elements);
        return new TensorInfo(
                key + elements,
                DTypes.named("int8").orElseThrow(),
                shape,
                Strides.contiguous(shape),
                0,
                new StorageRef(key, "cpu", SIZE, ByteOrder.LITTLE_ENDIAN),
                TensorInfo.Traits.PLAIN);
    }

    @Test
    void handsOverLargeAndSmallTensorsInOrderWithTheStatisticsOfOneThread() throws Exception {
        List<TensorInfo> tensors = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            tensors.add(tensor("a", i % 7));
        }
        tensors.add(1000, tensor("a", SIZE));
        tensors.add(tensor("a", Chunks.SIZE));
        tensors.add(tensor("a", Chunks.SIZE + 1));
        List<TensorInfo> received = new ArrayList<>();
        SummaryStream.run(
                tensors,
                storages,
                Monitor.NONE,
                (tensor, outcome) -> {
                    received.add(tensor);
                    assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Done.class,
                                    done -> same((Summary) done.value(), alone(tensor)));
                });
        assertThat(received).isEqualTo(tensors);
    }

    private Summary alone(TensorInfo tensor) {
        try {
            return Summary.of(
                    TensorReader.open(tensor, Component.VALUE, storages, Monitor.NONE),
                    Monitor.NONE);
        } catch (CheckpointException e) {
            throw new AssertionError(e);
        }
    }

    private static void same(Summary one, Summary other) {
        assertThat(Statistics.ALL)
                .extracting(statistic -> statistic.text(one))
                .isEqualTo(Statistics.ALL.stream().map(s -> s.text(other)).toList());
    }

    @Test
    void goesOnAfterTensorsThatCannotBeRead() throws IOException {
        List<String> received = new ArrayList<>();
        SummaryStream.run(
                List.of(tensor("a", 5), tensor("lost", 5), tensor("lost", SIZE), tensor("a", SIZE)),
                storages,
                Monitor.NONE,
                (tensor, outcome) ->
                        received.add(tensor.name() + " " + outcome.getClass().getSimpleName()));
        assertThat(received)
                .containsExactly(
                        "a5 Done", "lost5 Failed", "lost" + SIZE + " Failed", "a" + SIZE + " Done");
    }

    @Test
    void endsWhenTheReceiverCannotGoOn() {
        assertThatThrownBy(() ->
                        SummaryStream.run(
                                List.of(tensor("a", SIZE), tensor("a", SIZE)),
                                storages,
                                Monitor.NONE,
                                (_, _) -> {
                                    throw new IOException("full");
                                }))
                .hasMessage("full");
    }

    @Test
    void isCancelledByItsMonitor() {
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
                        SummaryStream.run(
                                List.of(tensor("a", SIZE)), storages, cancelled, (_, _) -> {}))
                .isInstanceOf(CancellationException.class);
    }
}
