package org.tensorloupe.format.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.TensorInfo;

/// What a PyTorch rebuild function makes.
sealed interface Rebuilt {
    /// One strided tensor.
    ///
    /// @param state what its object carries beside: attributes as a dict, or a dict and slots; null
    ///     if nothing
    record Plain(TensorInfo tensor, @Nullable Object state) implements Rebuilt {}

    /// A tensor that is made of others, such as a sparse one.
    ///
    /// @param kind what it is, with its shape
    /// @param parts its components
    /// @param views shows the components as what they stand for
    /// @param parameter whether it is an `nn.Parameter`
    /// @param requiresGrad whether a gradient is asked for
    record Composite(
            String kind,
            List<Part> parts,
            CompositeViews views,
            boolean parameter,
            boolean requiresGrad)
            implements Rebuilt {
        /// One that is no parameter.
        Composite(String kind, List<Part> parts, CompositeViews views) {
            this(kind, parts, views, false, false);
        }
    }

    /// A component: its name, and any value of the pickle.
    record Part(String key, @Nullable Object value) {}
}
