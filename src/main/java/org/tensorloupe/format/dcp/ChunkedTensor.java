package org.tensorloupe.format.dcp;

import java.util.Arrays;
import java.util.List;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ComputedView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;

/// The bytes of a whole tensor in row-major order, read out of its chunks.
final class ChunkedTensor implements ComputedView.Filler {
    private final String where;
    private final int width;
    private final Shape shape;
    private final List<Chunk> chunks;
    private final ChunkGrid grid;

    /// @param where name of the tensor from the outside in
    /// @param dtype of whole bytes
    /// @param chunks those that the grid was made of
    ChunkedTensor(String where, DType dtype, Shape shape, List<Chunk> chunks, ChunkGrid grid) {
        this.where = where;
        this.width = dtype.bits() / Byte.SIZE;
        this.shape = shape;
        this.chunks = chunks;
        this.grid = grid;
    }

    /// All of it.
    ByteView view() {
        return ComputedView.of(where, shape.numel() * width, this);
    }

    /// How many chunks hold it.
    int chunkCount() {
        return chunks.size();
    }

    @Override
    public void fill(long offset, byte[] out, int at, int count) throws CheckpointException {
        for (int done = 0; done < count; ) {
            Piece piece = piece(offset + done);
            int n = (int) Math.min(count - done, piece.length());
            piece.bytes().read(piece.from(), out, at + done, n);
            done += n;
        }
    }

    /// Consecutive bytes of a chunk's storage.
    ///
    /// @param from offset in `bytes`
    /// @param length at least 1
    private record Piece(ByteView bytes, long from, long length) {}

    /// The piece that the byte at `offset` begins, as long as it goes on without a gap.
    private Piece piece(long offset) throws CheckpointException {
        long within = offset % width;
        ChunkGrid.Run run = grid.at(offset / width);
        if (run.chunk < 0) {
            throw new CheckpointException(
                    new FormatFault.MissingPart(
                            where, "a chunk that holds element " + Arrays.toString(run.index)));
        }
        Chunk chunk = chunks.get(run.chunk);
        ChunkBytes.Elements elements = chunk.elements();
        Strides strides = elements.strides();
        long element = elements.offset();
        for (int axis = 0; axis < strides.rank(); axis++) {
            element += run.index[axis] * strides.step(axis);
        }
        long count = run.count;
        if (!strides.isContiguous(chunk.sizes())) {
            boolean rows = strides.step(strides.rank() - 1) == 1;
            count = rows ? run.inRow : 1;
        }
        return new Piece(elements.storage(), element * width + within, count * width - within);
    }
}
