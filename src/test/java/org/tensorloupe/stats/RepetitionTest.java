package org.tensorloupe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

class RepetitionTest {
    private static final StorageRef ONE_FLOAT =
            new StorageRef("0", "cpu", Float.BYTES, ByteOrder.LITTLE_ENDIAN);

    private static final StorageSource STORAGES =
            new StorageSource() {
                @Override
                public ByteView bytes(StorageRef storage, Monitor monitor) {
                    return ByteViews.of("one float", new byte[Float.BYTES]);
                }

                @Override
                public Place locate(StorageRef storage) {
                    return new Place("one float", OptionalLong.empty());
                }
            };

    @Test
    void readsAnExpandedTensorOfOrdinarySize() throws CheckpointException {
        assertThat(Summary.of(expanded(1000, 1000), Monitor.NONE).zeros()).isEqualTo(1_000_000);
    }

    @Test
    void refusesOneThatWouldBeReadForHours() throws CheckpointException {
        TensorReader reader = expanded(1L << 20, 1L << 20);
        CheckpointException refused =
                catchThrowableOfType(
                        CheckpointException.class, () -> Summary.of(reader, Monitor.NONE));
        assertThat(refused.fault()).isInstanceOf(FormatFault.LimitExceeded.class);
        assertThat(refused)
                .hasMessageStartingWith("expanded: ")
                .hasMessageContaining("repeat 1 stored");
    }

    /// As `torch.zeros(1).expand(rows, columns)`.
    private static TensorReader expanded(long rows, long columns) throws CheckpointException {
        TensorInfo tensor =
                new TensorInfo(
                        "expanded",
                        DTypes.named("float32").orElseThrow(),
                        Shape.of(rows, columns),
                        Strides.of(0, 0),
                        0,
                        ONE_FLOAT,
                        TensorInfo.Traits.PLAIN);
        return TensorReader.open(tensor, Component.VALUE, STORAGES, Monitor.NONE);
    }
}
