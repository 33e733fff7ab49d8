package org.tensorloupe.tensor;

import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// Copies the stored bytes of a tensor's elements in their logical order, whatever the strides.
/// Nothing is decoded: neither byte order nor conjugation nor quantisation. Any thread.
public final class RawReader {
    private final ByteView bytes;
    private final RunLayout layout;
    private final int width;

    private RawReader(ByteView bytes, RunLayout layout, int width) {
        this.bytes = bytes;
        this.layout = layout;
        this.width = width;
    }

    /// Finds a tensor's storage.
    ///
    /// @param tensor of elements of whole bytes
    /// @throws CheckpointException as [TensorReader#open]
    public static RawReader open(TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        return new RawReader(
                TensorReader.storage(tensor, source, monitor),
                RunLayout.of(tensor),
                tensor.dtype().bits() / Byte.SIZE);
    }

    /// Copies elements `from..from + count` into `out`, from byte `start` on.
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, byte[] out, int start, int count) throws CheckpointException {
        layout.runs(
                from,
                count,
                (element, step, done, n) -> {
                    int at = start + done * width;
                    if (step == 1) {
                        bytes.read(element * width, out, at, n * width);
                        return;
                    }
                    for (int i = 0; i < n; i++) {
                        bytes.read((element + i * step) * width, out, at + i * width, width);
                    }
                });
    }
}
