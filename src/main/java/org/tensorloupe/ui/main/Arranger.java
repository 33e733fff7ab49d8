package org.tensorloupe.ui.main;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Layout;

/// Arranges the files of a window alike: what the user does to the panes of one holds for the others
/// when they come to the front, and for the next window. JavaFX thread only.
final class Arranger {
    private static final double NARROW = 1280;

    private final Scene scene;
    private final Supplier<Optional<DocumentPane>> front;
    private final ObjectProperty<Arrangement> kept;
    private Arrangement now;

    /// @param scene of the window; the details fold where it is narrow
    /// @param front the file in front, if it is open
    /// @param kept remembers the last arrangement
    Arranger(
            Scene scene, Supplier<Optional<DocumentPane>> front, ObjectProperty<Arrangement> kept) {
        this.scene = scene;
        this.front = front;
        this.kept = kept;
        this.now = kept.get();
        scene.widthProperty().subscribe(() -> front.get().ifPresent(this::showDetails));
        TextScale.follow(scene.getRoot(), () -> front.get().ifPresent(this::showDetails));
    }

    /// How the next file begins.
    Arrangement now() {
        return now;
    }

    /// Arranges a file that comes to the front.
    void arrange(DocumentPane pane) {
        pane.resize(now);
        showDetails(pane);
    }

    private void showDetails(DocumentPane pane) {
        pane.showDetails(now.detailsShown() && scene.getWidth() >= TextScale.px(NARROW));
    }

    /// Shows or hides the details of the file in front.
    void toggleDetails() {
        front.get()
                .filter(pane -> !pane.turnDetailsBesideTable())
                .ifPresent(pane -> {
                    boolean shown = !pane.hasDetails();
                    keep(now.withDetails(shown));
                    pane.showDetails(shown);
                });
    }

    /// The user has moved what divides the panes.
    void widths(double tree, double details) {
        keep(now.withWidths(tree, details));
    }

    /// The user has taken the tree or the table.
    void layout(Layout layout) {
        keep(now.withLayout(layout));
    }

    private void keep(Arrangement next) {
        now = next;
        kept.set(next);
    }
}
