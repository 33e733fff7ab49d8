package org.tensorloupe.model;

import java.util.Collection;
import org.tensorloupe.tensor.TensorInfo;

/// Sums over a part of the tree. A tensor that stands in the tree twice counts twice.
///
/// @param tensors number of tensors
/// @param elements number of elements of all tensors
/// @param bytes bytes of these elements
/// @param values number of plain values
public record Totals(long tensors, long elements, long bytes, long values) {
    /// Nothing.
    public static final Totals NONE = new Totals(0, 0, 0, 0);

    /// One plain value.
    public static final Totals VALUE = new Totals(0, 0, 0, 1);

    /// One tensor's own.
    public static Totals of(TensorInfo tensor) {
        return new Totals(1, tensor.numel(), tensor.byteSize(), 0);
    }

    /// The sum of the totals of several nodes; a sum that does not fit a long stays at the largest.
    public static Totals sum(Collection<? extends Node> nodes) {
        Totals sum = NONE;
        for (Node node : nodes) {
            sum = sum.plus(node.totals());
        }
        return sum;
    }

    /// The sum of both; a sum that does not fit a long stays at the largest.
    public Totals plus(Totals other) {
        if (isNothing()) {
            return other;
        }
        return other.isNothing() ? this : sum(other);
    }

    private boolean isNothing() {
        return (tensors | elements | bytes | values) == 0;
    }

    private Totals sum(Totals other) {
        return new Totals(
                tensors + other.tensors,
                add(elements, other.elements),
                add(bytes, other.bytes),
                values + other.values);
    }

    static long add(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
