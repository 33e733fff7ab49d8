package org.tensorloupe.ui.picture.heatmap;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.text.Texts;

/// How large the picture is: steps, a menu of ratios, and all of it.
final class ZoomControls {
    private static final Texts TEXTS = Texts.of(ZoomControls.class);
    private static final double WIDTH = 76;
    private static final List<Zoom> RATIOS =
            List.of(
                    Zoom.in(32),
                    Zoom.in(16),
                    Zoom.in(8),
                    Zoom.in(4),
                    Zoom.in(2),
                    Zoom.ONE,
                    Zoom.out(2),
                    Zoom.out(4),
                    Zoom.out(8),
                    Zoom.out(16),
                    Zoom.out(32));

    private final HeatmapModel model;
    private final ComboBox<Zoom> ratio;
    private boolean updating;

    ZoomControls(HeatmapModel model) {
        this.model = model;
        this.ratio = Choices.plain(TEXTS.get("zoom.name"), WIDTH, ZoomLadder::text);
        ratio.getItems().setAll(RATIOS);
        ratio.setButtonCell(new RatioCell(ratio));
        ratio.valueProperty()
                .subscribe(zoom -> {
                    if (!updating && zoom != null) {
                        zoomTo(zoom);
                    }
                });
        model.camera()
                .subscribe(camera -> {
                    updating = true;
                    ratio.setValue(camera == null ? null : camera.zoom());
                    updating = false;
                });
    }

    /// The controls in their order.
    Node[] nodes() {
        return new Node[] {
            Buttons.action("fth-minus", TEXTS.get("zoom.out"), () -> step(-1)),
            ratio,
            Buttons.action("fth-plus", TEXTS.get("zoom.in"), () -> step(1)),
            Buttons.action("fth-maximize", TEXTS.get("zoom.fit"), this::fit)
        };
    }

    /// Zooms by steps about the middle.
    void step(int steps) {
        change(c -> c.stepped(steps, c.pictureWidth() / 2.0, c.pictureHeight() / 2.0));
    }

    /// Zooms about the middle.
    void zoomTo(Zoom zoom) {
        change(c -> c.zoomed(zoom, c.pictureWidth() / 2.0, c.pictureHeight() / 2.0));
    }

    /// Shows all.
    void fit() {
        change(c -> Camera.fit(c.slice(), c.width(), c.height()));
    }

    /// Moves the picture.
    void pan(double dx, double dy) {
        change(c -> c.panned(dx, dy));
    }

    /// Shows the chosen zoom, also one that the menu does not offer.
    private static final class RatioCell extends ListCell<Zoom> {
        RatioCell(ComboBox<Zoom> box) {
            box.valueProperty()
                    .subscribe(zoom -> setText(zoom == null ? "" : ZoomLadder.text(zoom)));
        }
    }

    private void change(UnaryOperator<Camera> change) {
        Camera camera = model.camera().get();
        if (camera != null) {
            model.camera().set(change.apply(camera));
        }
    }
}
