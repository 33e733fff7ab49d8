package org.tensorloupe.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How many elements of the storage lie between neighbours along each axis; 0 or more. Immutable.
public final class Strides {
    private final long[] steps;

    private Strides(long[] steps) {
        this.steps = steps;
    }

    /// @throws IllegalArgumentException if a stride is negative
    public static Strides of(long... steps) {
        for (long step : steps) {
            if (step < 0) {
                throw new IllegalArgumentException("negative stride " + step);
            }
        }
        return new Strides(steps.clone());
    }

    /// The strides of a shape whose elements lie in row-major order without gaps. Those of an empty
    /// tensor whose axes are so long that a stride does not fit a long stay at the largest.
    public static Strides contiguous(Shape shape) {
        long[] steps = new long[shape.rank()];
        long step = 1;
        for (int axis = steps.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            long size = Math.max(1, shape.size(axis));
            step = step > Long.MAX_VALUE / size ? Long.MAX_VALUE : step * size;
        }
        return new Strides(steps);
    }

    /// Number of axes.
    public int rank() {
        return steps.length;
    }

    /// Stride of an axis, in elements.
    public long step(int axis) {
        return steps[axis];
    }

    /// Whether the elements lie in row-major order without gaps.
    ///
    /// As PyTorch defines it: axes of size 1 do not count, and an empty tensor is contiguous.
    public boolean isContiguous(Shape shape) {
        if (shape.numel() == 0) {
            return true;
        }
        long expected = 1;
        for (int axis = steps.length - 1; axis >= 0; axis--) {
            if (shape.size(axis) != 1) {
                if (steps[axis] != expected) {
                    return false;
                }
                expected *= shape.size(axis);
            }
        }
        return true;
    }

    /// How many elements of storage a tensor of this shape spans, from its first element on; 0 if
    /// it is empty.
    ///
    /// @throws ArithmeticException if the span does not fit a long
    public long span(Shape shape) {
        if (shape.numel() == 0) {
            return 0;
        }
        long last = 0;
        for (int axis = 0; axis < steps.length; axis++) {
            last = Math.addExact(last, Math.multiplyExact(steps[axis], shape.size(axis) - 1));
        }
        return Math.addExact(last, 1);
    }

    /// The strides, in a new array.
    public long[] toArray() {
        return steps.clone();
    }

    /// The strides with a separator between them; empty for a scalar.
    public String text(String separator) {
        return Arrays.stream(steps).mapToObj(Long::toString).collect(Collectors.joining(separator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Strides strides && Arrays.equals(steps, strides.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return "[" + text(", ") + "]";
    }
}
