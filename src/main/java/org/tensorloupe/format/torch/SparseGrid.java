package org.tensorloupe.format.torch;

import java.util.Arrays;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.TensorInfo;

/// How the entries of a sparse tensor lie in its dense form: a grid of cells, each filled by one
/// entry or by none. A cell is a block of `blockRows` × `blockColumns` vectors of `dense` elements.
///
/// Cells are numbered in row-major order: batch, row of cells, column of cells.
///
/// @param layout PyTorch's name, such as `sparse_csr`
/// @param shape the dense form
/// @param sparse sizes of the axes that COO indices run along; empty for the other layouts
/// @param batches number of matrices; 1 for COO
/// @param rows rows of cells of each matrix; 1 for COO
/// @param columns cells of each row
/// @param blockRows 1 but for BSR and BSC
/// @param blockColumns 1 but for BSR and BSC
/// @param dense elements of a vector, 1 but for hybrid tensors
/// @param entries number of stored cells, in all batches
record SparseGrid(
        String layout,
        Shape shape,
        Shape sparse,
        long batches,
        long rows,
        long columns,
        long blockRows,
        long blockColumns,
        long dense,
        long entries) {

    /// The grid of a coordinate list.
    ///
    /// @param indices `[sparse axes, entries]`
    /// @param values `[entries, dense axes...]`
    static SparseGrid coordinates(Shape shape, TensorInfo indices, TensorInfo values)
            throws ArgumentException {
        long[] sizes = shape.toArray();
        require(indices.shape().rank() == 2, "indices", indices);
        int axes = Math.toIntExact(Math.min(indices.shape().size(0), sizes.length));
        long entries = indices.shape().size(1);
        require(indices.shape().size(0) == axes, "indices", indices);
        long[] dense = Arrays.copyOfRange(sizes, axes, sizes.length);
        require(values.shape().equals(join(new long[] {entries}, dense)), "values", values);
        long[] sparse = Arrays.copyOf(sizes, axes);
        return new SparseGrid(
                "sparse_coo",
                shape,
                Shape.of(sparse),
                1,
                1,
                count(sparse),
                1,
                1,
                count(dense),
                entries);
    }

    /// The grid of compressed rows or columns, plain or in blocks.
    ///
    /// @param compressed `[batch..., lines + 1]`
    /// @param plain `[batch..., entries]`
    /// @param values `[batch..., entries, (block,) dense axes...]`
    static SparseGrid compressed(
            String layout, Shape shape, TensorInfo compressed, TensorInfo plain, TensorInfo values)
            throws ArgumentException {
        long[] sizes = shape.toArray();
        boolean blocked = layout.startsWith("sparse_bs");
        int batchAxes = plain.shape().rank() - 1;
        require(batchAxes >= 0 && sizes.length >= batchAxes + 2, "shape", plain);
        long[] batch = Arrays.copyOf(sizes, batchAxes);
        long each = plain.shape().size(batchAxes);
        int firstDense = batchAxes + (blocked ? 3 : 1);
        require(values.shape().rank() >= firstDense, "values", values);
        long[] block =
                blocked
                        ? new long[] {
                            values.shape().size(batchAxes + 1), values.shape().size(batchAxes + 2)
                        }
                        : new long[] {1, 1};
        long rows = sizes[batchAxes];
        long columns = sizes[batchAxes + 1];
        require(
                block[0] > 0 && block[1] > 0 && rows % block[0] == 0 && columns % block[1] == 0,
                "blocks",
                values);
        long[] dense = Arrays.copyOfRange(sizes, batchAxes + 2, sizes.length);
        long[] stored = blocked ? new long[] {each, block[0], block[1]} : new long[] {each};
        require(plain.shape().equals(join(batch, each)), "indices", plain);
        require(
                values.shape().equals(join(join(batch, stored).toArray(), dense)),
                "values",
                values);
        SparseGrid grid =
                new SparseGrid(
                        layout,
                        shape,
                        Shape.of(),
                        count(batch),
                        rows / block[0],
                        columns / block[1],
                        block[0],
                        block[1],
                        count(dense),
                        Math.multiplyExact(count(batch), each));
        require(
                compressed.shape().equals(join(batch, grid.lines() + 1)),
                "compressed indices",
                compressed);
        return grid;
    }

    private static void require(boolean fits, String what, TensorInfo tensor)
            throws ArgumentException {
        if (!fits) {
            throw new ArgumentException(
                    "the %s of shape %s do not fit".formatted(what, tensor.shape()));
        }
    }

    private static Shape join(long[] first, long... second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Shape.of(both);
    }

    private static long count(long[] sizes) {
        return Shape.of(sizes).numel();
    }

    /// Whether entries are listed column by column.
    boolean byColumn() {
        return layout.endsWith("sc");
    }

    /// Compressed lines of each batch: rows of cells, or columns of them.
    long lines() {
        return byColumn() ? columns : rows;
    }

    /// Range of the index that is not compressed.
    long plainSize() {
        return byColumn() ? rows : columns;
    }

    /// Elements of the dense form in a row of the matrix.
    long rowLength() {
        return columns * blockColumns * dense;
    }

    /// Elements of a row of a cell.
    long cellLength() {
        return blockColumns * dense;
    }
}
