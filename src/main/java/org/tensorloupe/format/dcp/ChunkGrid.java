package org.tensorloupe.format.dcp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorloupe.tensor.Shape;

/// Which chunk holds which element: the tensor is cut along every edge of every chunk, and each cell
/// of that grid belongs to the first chunk that covers it. Immutable.
final class ChunkGrid {
    private static final int NOBODY = -1;
    private static final int CELLS_PER_CHUNK = 16;
    private static final int FEWEST_CELLS = 1024;

    private final Shape shape;
    private final List<Chunk> chunks;
    private final long[][] edges;
    private final int[] owners;
    private final long covered;
    private final boolean overlapping;

    private ChunkGrid(
            Shape shape,
            List<Chunk> chunks,
            long[][] edges,
            int[] owners,
            long covered,
            boolean overlapping) {
        this.shape = shape;
        this.chunks = chunks;
        this.edges = edges;
        this.owners = owners;
        this.covered = covered;
        this.overlapping = overlapping;
    }

    /// Chunks lie so irregularly that the grid would be far larger than their number.
    static final class IrregularException extends Exception {
        private static final long serialVersionUID = 1L;

        IrregularException() {
            super("too many cells", null, false, false);
        }
    }

    /// @param chunks each within the shape
    static ChunkGrid of(Shape shape, List<Chunk> chunks) throws IrregularException {
        long most = Math.max(FEWEST_CELLS, (long) CELLS_PER_CHUNK * chunks.size());
        long[][] edges = new long[shape.rank()][];
        long cells = 1;
        for (int axis = 0; axis < edges.length; axis++) {
            int a = axis;
            edges[axis] =
                    LongStream.concat(
                                    LongStream.of(0, shape.size(axis)),
                                    chunks.stream()
                                            .flatMapToLong(c -> LongStream.of(c.from(a), c.to(a))))
                            .sorted()
                            .distinct()
                            .toArray();
            cells *= Math.max(1, edges[axis].length - 1);
            if (cells > most) {
                throw new IrregularException();
            }
        }
        int[] owners = new int[(int) cells];
        Arrays.fill(owners, NOBODY);
        if (shape.numel() == 0) {
            return new ChunkGrid(shape, chunks, edges, owners, 0, false);
        }
        long steps = 0;
        long covered = 0;
        boolean overlapping = false;
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            if (chunk.sizes().numel() == 0) {
                continue;
            }
            long claimed = claim(chunk, i, edges, owners);
            overlapping |= claimed < chunk.sizes().numel();
            covered += claimed;
            steps += cellsOf(chunk, edges);
            if (steps > 4 * most) {
                throw new IrregularException();
            }
        }
        return new ChunkGrid(shape, chunks, edges, owners, covered, overlapping);
    }

    private static long cellsOf(Chunk chunk, long[][] edges) {
        long cells = 1;
        for (int axis = 0; axis < edges.length; axis++) {
            cells *=
                    Arrays.binarySearch(edges[axis], chunk.to(axis))
                            - Arrays.binarySearch(edges[axis], chunk.from(axis));
        }
        return cells;
    }

    /// Gives a chunk all its cells that are nobody's; the number of elements in them.
    private static long claim(Chunk chunk, int number, long[][] edges, int[] owners) {
        int rank = edges.length;
        int[] first = new int[rank];
        int[] last = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            first[axis] = Arrays.binarySearch(edges[axis], chunk.from(axis));
            last[axis] = Arrays.binarySearch(edges[axis], chunk.to(axis)) - 1;
        }
        int[] cell = first.clone();
        long claimed = 0;
        while (true) {
            int at = 0;
            long elements = 1;
            for (int axis = 0; axis < rank; axis++) {
                at = at * (edges[axis].length - 1) + cell[axis];
                elements *= edges[axis][cell[axis] + 1] - edges[axis][cell[axis]];
            }
            if (owners[at] == NOBODY) {
                owners[at] = number;
                claimed += elements;
            }
            int axis = rank - 1;
            while (axis >= 0 && cell[axis] == last[axis]) {
                cell[axis] = first[axis];
                axis--;
            }
            if (axis < 0) {
                return claimed;
            }
            cell[axis]++;
        }
    }

    /// Elements that some chunk holds.
    long covered() {
        return covered;
    }

    /// Whether two chunks hold the same element.
    boolean isOverlapping() {
        return overlapping;
    }

    /// Elements that follow each other in the tensor and in the chunk's own row-major order.
    ///
    static final class Run {
        /// The chunk; -1 if none holds the first.
        final int chunk;

        /// Of the first, along each axis of the chunk; of the tensor if no chunk holds it.
        final long[] index;

        /// How many.
        final long count;

        /// How many of them lie along the last axis, before the next row.
        final long inRow;

        private Run(int chunk, long[] index, long count, long inRow) {
            this.chunk = chunk;
            this.index = index;
            this.count = count;
            this.inRow = inRow;
        }
    }

    /// The run that begins at a position in row-major order.
    Run at(long position) {
        long[] index = shape.index(position);
        int rank = index.length;
        int at = 0;
        int last = 0;
        for (int axis = 0; axis < rank; axis++) {
            last = Arrays.binarySearch(edges[axis], index[axis]);
            last = last < 0 ? -last - 2 : last;
            at = at * (edges[axis].length - 1) + last;
        }
        int owner = owners[at];
        if (owner == NOBODY) {
            return new Run(NOBODY, index, 1, 1);
        }
        Chunk chunk = chunks.get(owner);
        long inRow = rank == 0 ? 1 : chunk.to(rank - 1) - index[rank - 1];
        long count = inRow;
        if (overlapping && rank > 0) {
            // Another chunk may own the next cell.
            count = Math.min(count, edges[rank - 1][last + 1] - index[rank - 1]);
        } else {
            long inner = 1;
            for (int axis = rank - 1; axis > 0; axis--) {
                if (chunk.sizes().size(axis) != shape.size(axis)) {
                    break;
                }
                inner *= shape.size(axis);
                count += (chunk.to(axis - 1) - index[axis - 1] - 1) * inner;
            }
        }
        for (int axis = 0; axis < rank; axis++) {
            index[axis] -= chunk.from(axis);
        }
        return new Run(owner, index, count, Math.min(inRow, count));
    }
}
