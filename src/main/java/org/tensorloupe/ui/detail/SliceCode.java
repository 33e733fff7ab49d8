package org.tensorloupe.ui.detail;

import java.util.Optional;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ShownSlice;

/// The line of Python that gets the numbers that a view shows of a tensor: the tensor's own line,
/// which number of each element, the index, and `.T` where the axes are swapped.
public final class SliceCode {
    private SliceCode() {}

    /// @param id number of the tensor's node
    /// @return empty where no expression gets the tensor, or its elements are packed
    public static Optional<String> of(
            Outline outline, int id, Checkpoint checkpoint, ShownSlice slice) {
        if (!(outline.node(id) instanceof TensorNode node)
                || node.isView()
                || node.tensor().shape().rank() != slice.axes().size()
                || !node.tensor().numbers().equals(node.tensor())) {
            return Optional.empty();
        }
        return TorchCode.of(outline, id, checkpoint)
                .map(line -> {
                    boolean warns = line.endsWith(TorchCode.RUNS);
                    String plain =
                            warns
                                    ? line.substring(0, line.length() - TorchCode.RUNS.length())
                                    : line;
                    return part(plain, node.tensor(), slice.part())
                            + index(slice)
                            + (slice.transposed() ? ".T" : "")
                            + (warns ? TorchCode.RUNS : "");
                });
    }

    private static String part(String line, TensorInfo tensor, Component part) {
        boolean complex = tensor.dtype().kind() == DType.Kind.COMPLEX;
        boolean quantized = tensor.traits().quantization() != null;
        return switch (part) {
            case REAL -> line + ".real";
            case IMAGINARY -> line + ".imag";
            case INTEGER -> line + ".int_repr()";
            case VALUE -> {
                if (complex) {
                    yield line.startsWith("numpy.") ? "abs(" + line + ")" : line + ".abs()";
                }
                yield quantized ? line + ".dequantize()" : line;
            }
        };
    }

    private static String index(ShownSlice slice) {
        boolean whole = slice.axes().stream().allMatch(":"::equals);
        return whole ? "" : "[" + String.join(", ", slice.axes()) + "]";
    }
}
