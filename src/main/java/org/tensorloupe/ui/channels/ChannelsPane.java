package org.tensorloupe.ui.channels;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;

/// Any tensor with axes and values, channel by channel.
public final class ChannelsPane implements ViewPane {
    private static final Texts TEXTS = Texts.of(ChannelsPane.class);

    @Override
    public String title() {
        return TEXTS.get("view.title");
    }

    @Override
    public Optional<String> whyNot(TensorInfo shown) {
        TensorInfo tensor = shown.numbers();
        if (!shown.hasValues()) {
            return Optional.of(
                    shown.storage() == null
                            ? TEXTS.get("none.meta")
                            : TEXTS.get("none.type", shown.dtype().name()));
        }
        if (tensor.shape().rank() == 0) {
            return Optional.of(TEXTS.get("none.scalar"));
        }
        if (tensor.numel() == 0) {
            return Optional.of(TEXTS.get("none.empty"));
        }
        return AxisChoice.of(tensor).stream().anyMatch(AxisChoice::fits)
                ? Optional.empty()
                : Optional.of(TEXTS.get("none.tooMany"));
    }

    @Override
    public TensorView create(ViewContext context) {
        return new ChannelsView(context);
    }
}
