package org.tensorloupe.ui.main;

import javafx.scene.layout.Region;
import org.tensorloupe.ui.theme.TextScale;

/// The width of a pane beside the view: as the user wants it at the usual size of text, and wider for
/// larger text as long as enough is left for the view. JavaFX thread only.
final class PaneWidth {
    private static final double MOST = 0.375;

    private double wanted;
    private double placed;
    private double factor = 1;

    /// @param wanted width at the usual size of text
    PaneWidth(double wanted) {
        this.wanted = wanted;
    }

    /// The width that is wanted at the usual size of text.
    double wanted() {
        return wanted;
    }

    /// Wants another width.
    ///
    /// @return whether it is another one
    boolean want(double width) {
        boolean other = width != wanted;
        wanted = width;
        return other;
    }

    /// The width at the present size of text.
    ///
    /// @param whole width of all panes
    double place(double whole) {
        factor = TextScale.factor();
        placed = Math.max(wanted, Math.min(TextScale.px(wanted), whole * MOST));
        return placed;
    }

    /// Takes over the width that the user gave a pane.
    void keep(Region pane) {
        double width = pane.getWidth();
        double given = Math.clamp(placed, pane.getMinWidth(), pane.getMaxWidth());
        if (width > 0 && Math.abs(width - given) > 1) {
            wanted = width / factor;
        }
    }
}
