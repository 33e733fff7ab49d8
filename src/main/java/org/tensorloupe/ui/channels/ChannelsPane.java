package org.tensorloupe.ui.channels;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;

/// Any tensor with axes and values, channel by channel.
public final class ChannelsPane implements ViewPane {
    @Override
    public String title() {
        return "Channels";
    }

    @Override
    public Optional<String> whyNot(TensorInfo shown) {
        TensorInfo tensor = shown.numbers();
        if (!shown.hasValues()) {
            return Optional.of(
                    shown.storage() == null
                            ? "The tensor has no data (it is on the meta device)"
                            : "Elements of type "
                                    + shown.dtype().name()
                                    + " have no numeric value");
        }
        if (tensor.shape().rank() == 0) {
            return Optional.of("The tensor is a scalar");
        }
        if (tensor.numel() == 0) {
            return Optional.of("The tensor has no elements");
        }
        return AxisChoice.of(tensor).stream().anyMatch(AxisChoice::fits)
                ? Optional.empty()
                : Optional.of("Every axis has too many channels");
    }

    @Override
    public TensorView create(ViewContext context) {
        return new ChannelsView(context);
    }
}
