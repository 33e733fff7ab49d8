package org.tensorloupe.ui.text;

import org.tensorloupe.model.TensorNode;

/// Why a tensor has nothing to draw or to compute.
public final class NoValues {
    private static final Texts TEXTS = Texts.of(NoValues.class);

    private NoValues() {}

    /// One sentence without a full stop.
    public static String why(TensorNode node) {
        if (node.tensor().numel() == 0) {
            return TEXTS.get("none.empty");
        }
        if (node.tensor().storage() != null) {
            return TEXTS.get("none.type");
        }
        return node.totals().tensors() > 0 && !node.children().isEmpty()
                ? TEXTS.get("none.below")
                : TEXTS.get("none.meta");
    }
}
