package org.tensorloupe.ui.histogram;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.heatmap.HeatmapPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;

/// The distribution of any tensor with values.
public final class HistogramPane implements ViewPane {
    private static final Texts TEXTS = Texts.of(HistogramPane.class);

    @Override
    public String title() {
        return TEXTS.get("view.title");
    }

    @Override
    public Optional<String> whyNot(TensorInfo tensor) {
        return tensor.hasValues() ? Optional.empty() : Optional.of(HeatmapPane.valueless(tensor));
    }

    @Override
    public boolean answers(ViewRequest request) {
        return request instanceof ViewRequest.Distribution;
    }

    @Override
    public TensorView create(ViewContext context) {
        return new HistogramView(context);
    }
}
