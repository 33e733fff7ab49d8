package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.Shape;

/// Sparse tensors: which component stands where in `_rebuild_sparse_tensor(layout, data)`.
final class SparseLayouts {
    /// `c10::Layout` of PyTorch 2.13, by which TorchScript names them.
    private static final List<String> NUMBERED =
            List.of(
                    "strided",
                    "sparse_coo",
                    "sparse_csr",
                    "mkldnn",
                    "sparse_csc",
                    "sparse_bsr",
                    "sparse_bsc");

    private SparseLayouts() {}

    static Rebuilt rebuild(PyTuple args) throws ArgumentException {
        String layout = layout(args);
        boolean script = Calls.at(args, 0) instanceof Long;
        PyTuple data = script ? scripted(args) : Calls.as(PyTuple.class, args, 1, "the components");
        List<String> names =
                switch (layout) {
                    case "sparse_coo" -> List.of("indices", "values");
                    case "sparse_csr", "sparse_bsr" ->
                            List.of("crow_indices", "col_indices", "values");
                    case "sparse_csc", "sparse_bsc" ->
                            List.of("ccol_indices", "row_indices", "values");
                    default -> throw new ArgumentException("unknown layout " + layout);
                };
        List<Rebuilt.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(new Rebuilt.Part(names.get(i), Calls.at(data, i)));
        }
        long[] size = Calls.integers(Calls.at(data, names.size()));
        Shape shape;
        try {
            shape = Shape.of(size);
        } catch (ArithmeticException | IllegalArgumentException _) {
            throw new ArgumentException(
                    "the shape %s is impossible".formatted(Arrays.toString(size)));
        }
        return new Rebuilt.Composite(
                layout + " tensor " + shape.text("×"),
                parts,
                new SparseView(layout, names.subList(0, names.size() - 1), shape),
                false,
                script && Calls.flag(args, 2));
    }

    /// The components and the size of TorchScript's form: layout, size, whether a gradient is
    /// asked for, components, hooks.
    private static PyTuple scripted(PyTuple args) throws ArgumentException {
        List<@Nullable Object> data = new ArrayList<>();
        for (int i = 3; i < args.size() - 1; i++) {
            data.add(args.get(i));
        }
        data.add(Calls.at(args, 1));
        return PyTuple.of(data.toArray());
    }

    /// The layout: `torch.serialization._get_layout('torch.sparse_coo')`, or the global itself.
    private static String layout(PyTuple args) throws ArgumentException {
        Object layout = Calls.at(args, 0);
        if (layout instanceof PyObject call
                && call.isOf("torch.serialization", "_get_layout")
                && call.args().size() == 1) {
            return String.valueOf(call.args().get(0)).replace("torch.", "");
        }
        if (layout instanceof Long number) {
            return number >= 0 && number < NUMBERED.size()
                    ? NUMBERED.get(number.intValue())
                    : Calls.kind(layout);
        }
        return layout instanceof PyGlobal global ? global.name() : Calls.kind(layout);
    }
}
