package org.tensorloupe.format.dcp;

import java.util.Arrays;
import java.util.List;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.PiecedView;
import org.tensorloupe.bytes.PiecedView.Piece;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;

/// The bytes of a whole tensor in row-major order, read out of its chunks.
final class ChunkedTensor implements PiecedView.Pieces {
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
        return new PiecedView(where, shape.numel() * width, this);
    }

    /// How many chunks hold it.
    int chunkCount() {
        return chunks.size();
    }

    @Override
    public Piece at(long offset) throws CheckpointException {
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
