package org.tensorloupe.ui.histogram;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// Another tensor whose distribution is drawn over the bars.
///
/// @param tensor the tensor
/// @param colour number of its category colour, 0 to 4
/// @param summary its statistics; null until they are computed, or if they cannot be
/// @param trouble why there is nothing to draw; empty if there is, or while it is computed
record Overlay(TensorInfo tensor, int colour, @Nullable Summary summary, String trouble) {
    private static final Texts TEXTS = Texts.of(Overlay.class);

    /// Whether its statistics are still computed.
    boolean isPending() {
        return summary == null && trouble.isEmpty();
    }

    Overlay with(Summary known) {
        return new Overlay(
                tensor, colour, known, known.finite() == 0 ? TEXTS.get("none.noFinite") : "");
    }

    Overlay failed(String why) {
        return new Overlay(tensor, colour, null, why);
    }

    /// Whether there is something to draw.
    boolean isDrawn() {
        return summary != null && summary.finite() > 0;
    }
}
