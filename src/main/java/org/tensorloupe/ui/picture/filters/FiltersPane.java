package org.tensorloupe.ui.picture.filters;

import java.util.Optional;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;

/// Weights of convolutions as a grid of filters.
public final class FiltersPane implements ViewPane {
    private static final Texts TEXTS = Texts.of(FiltersPane.class);

    @Override
    public String title() {
        return TEXTS.get("view.title");
    }

    @Override
    public Optional<String> whyNot(TensorInfo shown) {
        TensorInfo tensor = shown.numbers();
        int rank = tensor.shape().rank();
        if (rank < 3 || rank > 5) {
            return Optional.of(
                    rank == 0 ? TEXTS.get("none.scalar") : TEXTS.count("none.axes", rank));
        }
        if (tensor.numel() == 0) {
            return Optional.of(TEXTS.get("none.empty"));
        }
        if (!FilterAxes.fits(tensor)) {
            return Optional.of(TEXTS.get("none.values"));
        }
        FilterAxes axes = FilterAxes.of(tensor.shape());
        return FilterData.fits(axes, new FilterChannel.One(0))
                ? Optional.empty()
                : Optional.of(TEXTS.get("none.tooLarge"));
    }

    @Override
    public TensorView create(ViewContext context) {
        return new FiltersView(context);
    }
}
