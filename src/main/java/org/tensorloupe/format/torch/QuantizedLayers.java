package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// Quantised layers that pickle a tuple in place of their attributes, and the packed weights of
/// others.
///
/// The layouts are those of `torch/ao/nn/quantized/modules/conv.py` in PyTorch 2.13, and of
/// `torch.ScriptObject`, whose state is what it was packed of and the name of its C++ class.
final class QuantizedLayers {
    private static final int WEIGHT = 10;

    /// What `_ConvNd.__getstate__` returns, in its order.
    private static final List<String> CONVOLUTION =
            List.of(
                    "in_channels",
                    "out_channels",
                    "kernel_size",
                    "stride",
                    "padding",
                    "dilation",
                    "transposed",
                    "output_padding",
                    "groups",
                    "padding_mode",
                    "weight",
                    "bias",
                    "scale",
                    "zero_point",
                    "training");

    private QuantizedLayers() {}

    /// The attributes of a quantised convolution, weight and bias first, as in its state dict; empty
    /// for any other object.
    static Optional<List<PyDict.Entry>> convolution(PyObject call) {
        PyGlobal type = call.global();
        if (type == null
                || !type.module().startsWith("torch.")
                || !type.module().contains("quantized")
                || !type.name().startsWith("Conv")
                || !(call.state() instanceof PyTuple state)
                || state.size() != CONVOLUTION.size()) {
            return Optional.empty();
        }
        List<PyDict.Entry> entries = new ArrayList<>();
        for (int i = 0; i < CONVOLUTION.size(); i++) {
            int at = (i + WEIGHT) % CONVOLUTION.size();
            entries.add(new PyDict.Entry(CONVOLUTION.get(at), state.get(at)));
        }
        return Optional.of(entries);
    }

    /// Whether a value is an object of C++ with what it was packed of.
    static boolean isPacked(@Nullable Object value) {
        return value instanceof PyObject call
                && call.isOf("torch", "ScriptObject")
                && call.state() instanceof PyTuple state
                && state.size() == 2
                && state.get(0) instanceof PyTuple
                && state.get(1) instanceof String;
    }
}
