package org.tensorloupe.tensor;

import java.util.Arrays;
import org.tensorloupe.fault.CheckpointException;

/// The axes of a tensor merged where they lie without gaps, so that reading goes in long runs.
final class RunLayout {
    /// First element in the storage.
    private final long offset;

    /// Sizes of the merged axes, outermost first; at least one.
    private final long[] sizes;

    /// Their strides.
    private final long[] steps;

    private RunLayout(long offset, long[] sizes, long[] steps) {
        this.offset = offset;
        this.sizes = sizes;
        this.steps = steps;
    }

    /// Storage index of the first element.
    long offset() {
        return offset;
    }

    /// Number of merged axes, 1 or more.
    int axes() {
        return sizes.length;
    }

    /// Size of a merged axis.
    long size(int axis) {
        return sizes[axis];
    }

    /// Stride of a merged axis.
    long step(int axis) {
        return steps[axis];
    }

    /// Storage index of the element at a flat position.
    long element(long position) {
        long element = offset;
        long rest = position;
        for (int axis = sizes.length - 1; axis > 0; axis--) {
            element += rest % sizes[axis] * steps[axis];
            rest /= sizes[axis];
        }
        return element + rest * steps[0];
    }

    /// Reads a run of equally spaced elements.
    interface Run {
        /// @param element storage index of the first
        /// @param step distance to the next
        /// @param done elements before this run
        /// @param count elements in this run
        void read(long element, long step, int done, int count) throws CheckpointException;
    }

    static RunLayout of(TensorInfo tensor) {
        int rank = tensor.shape().rank();
        long[] sizes = new long[rank + 1];
        long[] steps = new long[rank + 1];
        int merged = 0;
        sizes[0] = 1;
        steps[0] = 1;
        for (int axis = 0; axis < rank; axis++) {
            long size = tensor.shape().size(axis);
            long step = tensor.strides().step(axis);
            if (size == 1) {
                continue;
            }
            if (sizes[merged] == 1) {
                sizes[merged] = size;
                steps[merged] = step;
            } else if (steps[merged] == step * size) {
                sizes[merged] *= size;
                steps[merged] = step;
            } else {
                merged++;
                sizes[merged] = size;
                steps[merged] = step;
            }
        }
        return new RunLayout(
                tensor.storageOffset(),
                Arrays.copyOf(sizes, merged + 1),
                Arrays.copyOf(steps, merged + 1));
    }

    /// Whether all elements lie in order without gaps.
    boolean isContiguous() {
        return sizes.length == 1 && (steps[0] == 1 || sizes[0] <= 1);
    }

    /// Walks `count` elements from the flat position `from`, as runs along the innermost axis.
    void runs(long from, int count, Run run) throws CheckpointException {
        int inner = sizes.length - 1;
        long[] index = new long[sizes.length];
        long rest = from;
        for (int axis = inner; axis >= 0; axis--) {
            long size = Math.max(1, sizes[axis]);
            index[axis] = axis == 0 ? rest : rest % size;
            rest /= size;
        }
        int done = 0;
        while (done < count) {
            long element = offset;
            for (int axis = 0; axis <= inner; axis++) {
                element += index[axis] * steps[axis];
            }
            int n = (int) Math.min(sizes[inner] - index[inner], count - done);
            if (n <= 0) {
                throw new IndexOutOfBoundsException("element " + (from + done));
            }
            run.read(element, steps[inner], done, n);
            done += n;
            index[inner] += n;
            for (int axis = inner; axis > 0 && index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
                index[axis - 1]++;
            }
        }
    }
}
