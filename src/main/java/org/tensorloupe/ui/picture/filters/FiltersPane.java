package org.tensorloupe.ui.picture.filters;

import java.util.Optional;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;

/// Weights of convolutions as a grid of filters.
public final class FiltersPane implements ViewPane {
    @Override
    public String title() {
        return "Filters";
    }

    @Override
    public Optional<String> whyNot(TensorInfo shown) {
        TensorInfo tensor = shown.numbers();
        int rank = tensor.shape().rank();
        if (rank < 3 || rank > 5) {
            return Optional.of(
                    rank == 0
                            ? "The tensor is a scalar"
                            : "The tensor has " + rank + (rank == 1 ? " axis" : " axes"));
        }
        if (tensor.numel() == 0) {
            return Optional.of("The tensor has no elements");
        }
        if (!FilterAxes.fits(tensor)) {
            return Optional.of("The tensor has no readable values");
        }
        FilterAxes axes = FilterAxes.of(tensor.shape());
        return FilterData.fits(axes, new FilterChannel.One(0))
                ? Optional.empty()
                : Optional.of("The filters are too large to show at once");
    }

    @Override
    public TensorView create(ViewContext context) {
        return new FiltersView(context);
    }
}
