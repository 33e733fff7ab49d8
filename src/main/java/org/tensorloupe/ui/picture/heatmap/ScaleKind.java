package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.render.Scaling;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.ui.text.Texts;

/// How values are spread over the colours, as the user chooses it.
public enum ScaleKind {
    /// Evenly.
    LINEAR("scale.linear"),
    /// Linear up to a hundredth of the range's reach, logarithmic beyond.
    SYMLOG("scale.symlog");

    private static final Texts TEXTS = Texts.of(ScaleKind.class);

    private static final double LINEAR_SHARE = 0.01;

    private final String key;

    ScaleKind(String key) {
        this.key = key;
    }

    /// The scaling for a range.
    public Scaling scaling(ValueRange range) {
        double reach = Math.max(Math.abs(range.lo()), Math.abs(range.hi()));
        return this == LINEAR || reach * LINEAR_SHARE == 0
                ? Scaling.LINEAR
                : new Scaling.SymLog(reach * LINEAR_SHARE);
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}
