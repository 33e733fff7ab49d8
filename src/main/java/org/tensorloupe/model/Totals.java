package org.tensorloupe.model;

import java.util.Collection;

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

    /// The sum of the totals of several nodes; a sum that does not fit a long stays at the largest.
    public static Totals sum(Collection<? extends Node> nodes) {
        long tensors = 0;
        long elements = 0;
        long bytes = 0;
        long values = 0;
        for (Node node : nodes) {
            Totals t = node.totals();
            tensors += t.tensors;
            elements = add(elements, t.elements);
            bytes = add(bytes, t.bytes);
            values += t.values;
        }
        return new Totals(tensors, elements, bytes, values);
    }

    private static long add(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
