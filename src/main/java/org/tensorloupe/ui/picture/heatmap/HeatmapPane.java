package org.tensorloupe.ui.picture.heatmap;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;

/// Any tensor with values as a heatmap of a slice.
public final class HeatmapPane implements ViewPane {
    @Override
    public String title() {
        return "Heatmap";
    }

    @Override
    public Optional<String> whyNot(TensorInfo tensor) {
        return tensor.hasValues() ? Optional.empty() : Optional.of(valueless(tensor));
    }

    @Override
    public boolean answers(ViewRequest request) {
        return request instanceof ViewRequest.Element;
    }

    @Override
    public TensorView create(ViewContext context) {
        return new HeatmapView(context);
    }

    /// Why a tensor without values has no picture.
    public static String valueless(TensorInfo tensor) {
        return tensor.storage() == null
                ? "The tensor has no data (it is on the meta device)"
                : "Elements of type " + tensor.dtype().name() + " have no numeric value";
    }
}
