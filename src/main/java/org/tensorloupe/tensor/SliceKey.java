package org.tensorloupe.tensor;

import java.util.Collections;
import java.util.List;

/// A two-dimensional slice of a tensor: cache key, job id and staleness check at once.
///
/// @param tensor the tensor, taken as [TensorInfo#numbers()]
/// @param part which number of each element
/// @param rowAxis the axis that runs down, or -1 for a single row (rank 0 and 1)
/// @param columnAxis the axis that runs right, or -1 for a single column (rank 0)
/// @param at an index for every axis; those of the two chosen axes are ignored and 0
public record SliceKey(
        TensorInfo tensor, Component part, int rowAxis, int columnAxis, List<Long> at) {
    /// Copies the list.
    public SliceKey {
        tensor = tensor.numbers();
        at = List.copyOf(at);
    }

    /// The slice that is shown first: the two last axes, all others at 0.
    public static SliceKey initial(TensorInfo tensor) {
        int rank = tensor.numbers().shape().rank();
        List<Long> at = Collections.nCopies(rank, 0L);
        return new SliceKey(tensor, Component.VALUE, rank - 2 < 0 ? -1 : rank - 2, rank - 1, at);
    }

    /// Whether another tensor has this slice too: as many axes, and each of them long enough.
    public boolean fits(TensorInfo other) {
        Shape shape = other.numbers().shape();
        boolean fits = shape.rank() == at.size();
        for (int axis = 0; fits && axis < at.size(); axis++) {
            fits = at.get(axis) < shape.size(axis);
        }
        return fits;
    }

    /// Number of rows.
    public long rows() {
        return rowAxis < 0 ? 1 : tensor.shape().size(rowAxis);
    }

    /// Number of columns.
    public long columns() {
        return columnAxis < 0 ? 1 : tensor.shape().size(columnAxis);
    }

    /// The full index of an element of the slice.
    public long[] index(long row, long column) {
        long[] index = at.stream().mapToLong(Long::longValue).toArray();
        if (rowAxis >= 0) {
            index[rowAxis] = row;
        }
        if (columnAxis >= 0) {
            index[columnAxis] = column;
        }
        return index;
    }
}
