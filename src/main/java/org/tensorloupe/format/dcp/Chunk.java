package org.tensorloupe.format.dcp;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Shape;

/// A part of a tensor, in the shape of a box.
final class Chunk {
    private final long[] offsets;
    private final Shape sizes;
    private final ChunkBytes source;

    /// Written by whichever thread finds them first; all find the same.
    private volatile ChunkBytes.@Nullable Elements elements;

    /// @param offsets first index along each axis
    /// @param sizes number of indices along each axis, same rank
    Chunk(long[] offsets, Shape sizes, ChunkBytes source) {
        this.offsets = offsets;
        this.sizes = sizes;
        this.source = source;
    }

    /// First index along an axis.
    long from(int axis) {
        return offsets[axis];
    }

    /// Index after the last along an axis.
    long to(int axis) {
        return offsets[axis] + sizes.size(axis);
    }

    Shape sizes() {
        return sizes;
    }

    /// Whether it is a box within a tensor's shape.
    boolean isWithin(Shape shape) {
        if (sizes.rank() != shape.rank() || offsets.length != shape.rank()) {
            return false;
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (offsets[axis] < 0 || offsets[axis] > shape.size(axis) - sizes.size(axis)) {
                return false;
            }
        }
        return true;
    }

    /// Its elements, found once.
    ChunkBytes.Elements elements() throws CheckpointException {
        ChunkBytes.Elements found = elements;
        if (found == null) {
            found = source.find();
            elements = found;
        }
        return found;
    }
}
