package org.tensorloupe.ui.detail;

import java.util.Arrays;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewRequest;

/// The way from what is said of a tensor to one of its elements, in the heatmap.
///
/// @param position flat, in row-major order of the tensor's numbers
record Jump(TensorInfo tensor, long position, ViewContext context) {
    /// The index in every axis: `[1, 0, 2, 3]`.
    String index() {
        return Arrays.toString(tensor.numbers().shape().index(position));
    }

    /// Shows the element.
    void go() {
        context.show(new ViewRequest.Element(position));
    }
}
