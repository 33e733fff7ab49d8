package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.ControlRow;
import org.tensorloupe.ui.picture.control.PartChoice;
import org.tensorloupe.ui.text.Texts;

/// The rows of controls above the picture. A third one appears for tensors with more than one
/// further axis, or with a choice of numbers.
final class HeatmapControls {
    private static final Texts TEXTS = Texts.of(HeatmapControls.class);

    private final HeatmapModel model;
    private final ObjectProperty<Component> part;
    private final AxisControls axes;
    private final ZoomControls zoom;
    private final SliceControls slices;
    private final ControlRow first = new ControlRow();
    private final ControlRow third = new ControlRow();
    private final VBox node;

    HeatmapControls(HeatmapModel model, ObjectProperty<Component> part, Runnable save) {
        this.model = model;
        this.part = part;
        this.axes = new AxisControls(model);
        this.zoom = new ZoomControls(model);
        RangeControls ranges = new RangeControls(model);
        ControlRow second = new ControlRow();
        second.addLeft(ranges.colours());
        second.addLeft(ranges.scale());
        second.addLeft(ranges.pixel());
        second.addRight(
                Buttons.toggle("fth-map", TEXTS.get("controls.miniMap"), model.miniMap()),
                Buttons.action("fth-image", TEXTS.get("controls.save"), save));
        this.node = new VBox(first, second);
        this.slices = new SliceControls(model, this::arrange);
        first.addRight(zoom.nodes());
    }

    /// The rows as a node.
    VBox node() {
        return node;
    }

    /// Zoom steps.
    ZoomControls zoom() {
        return zoom;
    }

    /// Axis choice.
    AxisControls axes() {
        return axes;
    }

    private void arrange() {
        SliceKey slice = model.slice();
        if (slice == null) {
            return;
        }
        boolean choice = PartChoice.parts(slice.tensor()).size() > 1;
        boolean extra = choice || slices.count() > 1;
        first.clear();
        List<Node> left = new ArrayList<>(axes.nodes());
        first.addLeft(left.toArray(Node[]::new));
        if (!extra) {
            first.addLeft(
                    slices.count() == 1
                            ? slices.nodes(0)
                            : new Node[] {SliceControls.none(slice.tensor().shape().rank())});
        }
        first.addRight(zoom.nodes());
        third.clear();
        if (choice) {
            third.addLeft(PartChoice.of(slice.tensor(), part));
        }
        for (int i = 0; extra && i < slices.count(); i++) {
            third.addLeft(slices.nodes(i));
        }
        node.getChildren().remove(third);
        if (extra) {
            node.getChildren().add(1, third);
        }
    }
}
