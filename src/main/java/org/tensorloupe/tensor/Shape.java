package org.tensorloupe.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Sizes of a tensor's axes, outermost first; no axes for a scalar. Immutable.
public final class Shape {
    private final long[] sizes;
    private final long numel;

    private Shape(long[] sizes) {
        this.sizes = sizes;
        this.numel = product(sizes);
    }

    /// @throws IllegalArgumentException if a size is negative
    /// @throws ArithmeticException if the number of elements does not fit a long
    public static Shape of(long... sizes) {
        return new Shape(sizes.clone());
    }

    private static long product(long[] sizes) {
        boolean empty = false;
        for (long size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("negative size " + size);
            }
            empty |= size == 0;
        }
        long product = empty ? 0 : 1;
        for (int i = 0; i < sizes.length && !empty; i++) {
            product = Math.multiplyExact(product, sizes[i]);
        }
        return product;
    }

    /// Number of axes.
    public int rank() {
        return sizes.length;
    }

    /// Size of an axis.
    public long size(int axis) {
        return sizes[axis];
    }

    /// Number of elements; 1 for a scalar.
    public long numel() {
        return numel;
    }

    /// The sizes, in a new array.
    public long[] toArray() {
        return sizes.clone();
    }

    /// The sizes with a separator between them; empty for a scalar.
    public String text(String separator) {
        return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(separator));
    }

    /// The index of the element at a position in row-major order.
    ///
    /// @param position 0 to numel() - 1
    public long[] index(long position) {
        long[] index = new long[sizes.length];
        long rest = position;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return "[" + text(", ") + "]";
    }
}
