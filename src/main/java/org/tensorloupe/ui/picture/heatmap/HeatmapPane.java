package org.tensorloupe.ui.picture.heatmap;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;

/// Any tensor with values as a heatmap of a slice.
public final class HeatmapPane implements ViewPane {
    private static final Texts TEXTS = Texts.of(HeatmapPane.class);

    @Override
    public String title() {
        return TEXTS.get("view.title");
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
                ? TEXTS.get("none.meta")
                : TEXTS.get("none.type", tensor.dtype().name());
    }
}
