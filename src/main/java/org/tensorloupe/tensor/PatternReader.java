package org.tensorloupe.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;

/// The stored bit patterns of a tensor whose elements have 8 or 16 bits, in logical order, and the
/// number that each pattern stands for: all that counting needs. Not thread-safe; see
/// [TensorReader#patterns()].
public final class PatternReader {
    private final TensorReader reader;
    private final ByteView bytes;
    private final ByteOrder order;
    private final RunLayout layout;
    private final @Nullable Gathering gathering;
    private final int width;

    /// @param reader of a tensor whose elements are read by their pattern alone
    PatternReader(
            TensorReader reader,
            ByteView bytes,
            ByteOrder order,
            RunLayout layout,
            @Nullable Gathering gathering) {
        this.reader = reader;
        this.gathering = gathering;
        this.bytes = bytes;
        this.order = order;
        this.layout = layout;
        this.width = reader.tensor().dtype().bits() / Byte.SIZE;
    }

    /// Number of patterns: 256 or 65,536.
    public int patterns() {
        return 1 << (width * Byte.SIZE);
    }

    /// The tensor that is read.
    public TensorInfo tensor() {
        return reader.tensor();
    }

    /// The number of each pattern, as [TensorReader] gives it.
    ///
    /// @return one number for each of [#patterns()], in the order of the patterns without a sign
    public double[] values() {
        ByteBuffer all = ByteBuffer.allocate(patterns() * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int pattern = 0; pattern < patterns(); pattern++) {
            if (width == 1) {
                all.put((byte) pattern);
            } else {
                all.putShort((short) pattern);
            }
        }
        double[] out = new double[patterns()];
        ByteView view = ByteViews.of("all patterns", all.array());
        try {
            reader.decode(new StorageRun(view, ByteOrder.LITTLE_ENDIAN, 0, out.length), out);
        } catch (CheckpointException e) {
            throw new IllegalStateException("a pattern in memory is out of reach", e);
        }
        return out;
    }

    /// Reads patterns of 8 bits: elements `from..from + count` into `out`, from 0 on.
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, byte[] out, int count) throws CheckpointException {
        if (gathering != null && gathering.pays(from, count)) {
            gathering.runs(
                    from,
                    count,
                    order,
                    (run, done) -> run.bytes().read(run.first(), out, done, run.count()));
            return;
        }
        layout.runs(
                from,
                count,
                (element, step, done, n) -> {
                    if (step == 1) {
                        bytes.read(element, out, done, n);
                    } else if (step == 0) {
                        bytes.read(element, out, done, 1);
                        Arrays.fill(out, done, done + n, out[done]);
                    } else {
                        for (int i = 0; i < n; i++) {
                            bytes.read(element + i * step, out, done + i, 1);
                        }
                    }
                });
    }

    /// Reads patterns of 16 bits; see [#read(long, byte[], int)].
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, short[] out, int count) throws CheckpointException {
        if (gathering != null && gathering.pays(from, count)) {
            gathering.runs(
                    from,
                    count,
                    order,
                    (run, done) ->
                            run.bytes().read(run.first() * 2, order, out, done, run.count()));
            return;
        }
        layout.runs(
                from,
                count,
                (element, step, done, n) -> {
                    if (step == 1) {
                        bytes.read(element * Short.BYTES, order, out, done, n);
                    } else if (step == 0) {
                        bytes.read(element * Short.BYTES, order, out, done, 1);
                        Arrays.fill(out, done, done + n, out[done]);
                    } else {
                        for (int i = 0; i < n; i++) {
                            long place = (element + i * step) * Short.BYTES;
                            bytes.read(place, order, out, done + i, 1);
                        }
                    }
                });
    }
}
