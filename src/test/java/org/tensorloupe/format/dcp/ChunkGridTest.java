package org.tensorloupe.format.dcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;

/// Tensors cut into boxes: whatever the cuts and the strides, their bytes are those of the whole.
class ChunkGridTest {
    @RepeatedTest(60)
    void readsTheWholeBackFromRandomBoxes(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        int rank = random.nextInt(5);
        long[] sizes = random.longs(rank, 1, 7).toArray();
        Shape shape = Shape.of(sizes);
        List<Chunk> chunks = new ArrayList<>();
        cut(shape, new long[rank], sizes.clone(), random, chunks);
        ChunkGrid grid = ChunkGrid.of(shape, chunks);
        assertThat(grid.covered()).isEqualTo(shape.numel());
        assertThat(grid.isOverlapping()).isFalse();
        ByteView view =
                new ChunkedTensor("x", DTypes.named("int32").orElseThrow(), shape, chunks, grid)
                        .view();
        int n = (int) shape.numel();
        for (int i = 0; i < 20; i++) {
            int from = random.nextInt(n);
            int count = random.nextInt(n - from) + 1;
            int[] found = new int[count];
            view.read(from * 4L, ByteOrder.LITTLE_ENDIAN, found, 0, count);
            for (int k = 0; k < count; k++) {
                assertThat(found[k]).isEqualTo(from + k);
            }
            byte[] raw = view.bytes(from * 4L + 1, count * 4 - 1);
            assertThat(raw[0]).isEqualTo((byte) (from >> 8));
            assertThat(view.slice(from * 4L, 4, "one").u32(0)).isEqualTo(from);
        }
        // Wider than an element: two neighbours, which may lie in two chunks.
        for (int i = 0; i < n - 1; i++) {
            assertThat(view.i64(i * 4L)).isEqualTo((long) i | ((i + 1L) << 32));
        }
    }

    /// Halves a box at a random place along each axis, or keeps it.
    private static void cut(
            Shape whole, long[] from, long[] size, Random random, List<Chunk> chunks) {
        int axis = size.length == 0 ? -1 : random.nextInt(size.length);
        if (axis < 0 || chunks.size() > 8 || size[axis] < 2 || random.nextInt(4) == 0) {
            chunks.add(chunk(whole, from, size, random));
            return;
        }
        long first = 1L + random.nextInt((int) size[axis] - 1);
        long[] left = size.clone();
        left[axis] = first;
        cut(whole, from, left, random, chunks);
        long[] right = size.clone();
        right[axis] = size[axis] - first;
        long[] start = from.clone();
        start[axis] += first;
        cut(whole, start, right, random, chunks);
    }

    /// A box whose elements are their own positions in the whole, in one of two memory orders.
    private static Chunk chunk(Shape whole, long[] from, long[] size, Random random) {
        Shape shape = Shape.of(size);
        boolean reversed = random.nextBoolean();
        long[] steps = new long[size.length];
        long step = 1;
        for (int i = 0; i < steps.length; i++) {
            int axis = reversed ? i : steps.length - 1 - i;
            steps[axis] = step;
            step *= size[axis];
        }
        int before = random.nextInt(3);
        ByteBuffer bytes =
                ByteBuffer.allocate((before + (int) shape.numel()) * 4)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < shape.numel(); i++) {
            long[] index = shape.index(i);
            long position = 0;
            long place = before;
            for (int axis = 0; axis < index.length; axis++) {
                position = position * whole.size(axis) + from[axis] + index[axis];
                place += index[axis] * steps[axis];
            }
            bytes.putInt((int) place * 4, (int) position);
        }
        ByteView storage = ByteViews.of("chunk", bytes.array());
        Strides strides = Strides.of(steps);
        return new Chunk(from, shape, () -> new ChunkBytes.Elements(storage, before, strides));
    }

    @Test
    void countsWhatNoChunkHoldsAndWhatTwoHold() throws Exception {
        Shape shape = Shape.of(4, 4);
        Chunk top = box(0, 0, 2, 4);
        Chunk corner = box(1, 1, 2, 2);
        ChunkGrid grid = ChunkGrid.of(shape, List.of(top, corner));
        assertThat(grid.covered()).isEqualTo(10);
        assertThat(grid.isOverlapping()).isTrue();
        assertThat(grid.at(6).chunk).isZero();
        assertThat(grid.at(10).chunk).isEqualTo(1);
        assertThat(grid.at(15).chunk).isEqualTo(-1);
    }

    @Test
    void refusesAGridFarLargerThanItsChunks() {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            chunks.add(box(i, i, 1, 1));
        }
        assertThatThrownBy(() -> ChunkGrid.of(Shape.of(2000, 2000), chunks))
                .isInstanceOf(ChunkGrid.IrregularException.class);
    }

    @Test
    void aChunkOutsideTheShapeIsKnown() {
        Shape shape = Shape.of(4, 4);
        assertThat(box(0, 0, 4, 4).isWithin(shape)).isTrue();
        assertThat(box(1, 0, 4, 4).isWithin(shape)).isFalse();
        assertThat(box(-1, 0, 1, 1).isWithin(shape)).isFalse();
        assertThat(box(Long.MAX_VALUE, 0, 1, 1).isWithin(shape)).isFalse();
        assertThat(box(0, 0, 4, 4).isWithin(Shape.of(4))).isFalse();
    }

    private static Chunk box(long row, long column, long rows, long columns) {
        return new Chunk(
                new long[] {row, column},
                Shape.of(rows, columns),
                () -> {
                    throw new CheckpointException(new FormatFault.Missing("x"));
                });
    }
}
