package org.tensorloupe.format.torch;

import java.lang.ref.SoftReference;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ComputedView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.RawReader;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// The dense form of a sparse tensor, made while it is read; never whole in memory.
///
/// @param layout PyTorch's name, such as `sparse_csr`
/// @param components names of the two index components, or of one for COO
/// @param shape the dense form
record SparseView(String layout, List<String> components, Shape shape) implements CompositeViews {
    /// Bytes of the largest dense form that is shown: what is read within a minute.
    static final long MOST_BYTES = 1L << 34;

    @Override
    public List<TensorNode> of(Map<String, TensorInfo> parts, Place place)
            throws ArgumentException, NotShownException {
        TensorInfo values = parts.get("values");
        TensorInfo first = parts.get(components.getFirst());
        TensorInfo last = parts.get(components.getLast());
        if (values == null || first == null || last == null) {
            return List.of();
        }
        StorageRef storage = values.storage();
        if (storage == null || first.storage() == null || last.storage() == null) {
            return List.of();
        }
        for (TensorInfo indices : List.of(first, last)) {
            if (indices.dtype().kind() != DType.Kind.INTEGER) {
                throw new ArgumentException("the indices are " + indices.dtype().name());
            }
        }
        SparseGrid grid = grid(values, first, last);
        long bytes = values.dtype().byteSize(shape.numel());
        limit(bytes, MOST_BYTES, "bytes");
        limit(grid.entries(), SparseIndex.MOST_ENTRIES, "entries");
        TensorInfo.Traits t = values.traits();
        StorageRef made = new StorageRef(place.key(), storage.device(), bytes, storage.order());
        TensorInfo dense =
                new TensorInfo(
                        place.name(),
                        values.dtype(),
                        shape,
                        Strides.contiguous(shape),
                        0,
                        made,
                        new TensorInfo.Traits(
                                false, false, t.conjugate(), t.negative(), t.quantization()));
        place.assembly()
                .derive(made, new Dense(grid, dense, storage.order(), first, last, values), layout);
        return List.of(TensorNode.view("dense", dense));
    }

    private SparseGrid grid(TensorInfo values, TensorInfo first, TensorInfo last)
            throws ArgumentException {
        try {
            values.dtype().byteSize(shape.numel());
            return layout.equals("sparse_coo")
                    ? SparseGrid.coordinates(shape, first, values)
                    : SparseGrid.compressed(layout, shape, first, last, values);
        } catch (ArithmeticException | IllegalArgumentException _) {
            throw new ArgumentException("the shape is impossible");
        }
    }

    private static void limit(long actual, long limit, String what) throws NotShownException {
        if (actual > limit) {
            throw new NotShownException(
                    "the dense form has %s %s, more than the %s that are shown"
                            .formatted(Quantities.exact(actual), what, Quantities.exact(limit)));
        }
    }

    /// Makes the dense form; keeps the index of the entries while there is memory for it.
    private static final class Dense implements Assembly.Maker {
        private final SparseGrid grid;
        private final TensorInfo dense;
        private final ByteOrder order;
        private final TensorInfo first;
        private final TensorInfo last;
        private final TensorInfo values;
        private SoftReference<SparseIndex> kept = new SoftReference<>(null);

        Dense(
                SparseGrid grid,
                TensorInfo dense,
                ByteOrder order,
                TensorInfo first,
                TensorInfo last,
                TensorInfo values) {
            this.grid = grid;
            this.dense = dense;
            this.order = order;
            this.first = first;
            this.last = last;
            this.values = values;
        }

        @Override
        public ByteView make(StorageSource storages, Monitor monitor) throws CheckpointException {
            String name = dense.name() + " > dense";
            if (dense.numel() == 0) {
                return ComputedView.of(name, 0, (_, _, _, _) -> {});
            }
            return ComputedView.of(
                    name,
                    dense.byteSize(),
                    new SparseFiller(
                            grid,
                            index(storages, monitor),
                            RawReader.open(values, storages, monitor),
                            values.dtype().bits() / Byte.SIZE,
                            new ElementAdder(values.name(), values.dtype(), order)));
        }

        private synchronized SparseIndex index(StorageSource storages, Monitor monitor)
                throws CheckpointException {
            @Nullable SparseIndex index = kept.get();
            if (index == null) {
                index =
                        grid.layout().equals("sparse_coo")
                                ? SparseIndex.coordinates(grid, first, storages, monitor)
                                : SparseIndex.compressed(grid, first, last, storages, monitor);
                kept = new SoftReference<>(index);
            }
            return index;
        }
    }
}
