package org.tensorloupe.ui.main;

import org.tensorloupe.ui.tree.Layout;

/// How the panes of a file are arranged.
///
/// @param tree width of the tree, logical pixels
/// @param details width of the details, logical pixels
/// @param detailsShown whether the details are open beside the tree
/// @param layout tree or table
public record Arrangement(double tree, double details, boolean detailsShown, Layout layout) {
    /// As the window is at first.
    public static final Arrangement USUAL = new Arrangement(335, 279, true, Layout.TREE);

    private static final double LEAST = 240;
    private static final double WIDEST_TREE = 640;
    private static final double WIDEST_DETAILS = 480;

    /// Keeps the widths in their ranges.
    public Arrangement {
        tree = Math.clamp(Double.isNaN(tree) ? 335 : tree, LEAST, WIDEST_TREE);
        details = Math.clamp(Double.isNaN(details) ? 279 : details, LEAST, WIDEST_DETAILS);
    }

    /// The same with other widths.
    Arrangement withWidths(double ofTree, double ofDetails) {
        return new Arrangement(ofTree, ofDetails, detailsShown, layout);
    }

    /// The same with the details open or folded.
    Arrangement withDetails(boolean shown) {
        return new Arrangement(tree, details, shown, layout);
    }

    /// The same with another layout.
    Arrangement withLayout(Layout other) {
        return new Arrangement(tree, details, detailsShown, other);
    }
}
