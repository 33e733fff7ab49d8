package org.tensorloupe.ui.text;

import org.tensorloupe.model.TensorNode;

/// Why a tensor has nothing to draw or to compute.
public final class NoValues {
    private NoValues() {}

    /// One sentence without a full stop.
    public static String why(TensorNode node) {
        if (node.tensor().numel() == 0) {
            return "No elements";
        }
        if (node.tensor().storage() != null) {
            return "The elements of this type are no numbers";
        }
        return node.totals().tensors() > 0 && !node.children().isEmpty()
                ? "Its values are in the tensors below it"
                : "A meta tensor has no values";
    }
}
