package org.tensorloupe.ui.histogram;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Names the bars and the lines over them, and adds and removes lines.
final class Legend {
    private static final Texts TEXTS = Texts.of(Legend.class);
    private static final double LONGEST = 260;

    private final HistogramModel model;
    private final Overlays overlays;
    private final FlowPane node = new FlowPane(16, 4);
    private final Button pin;
    private final Button add;

    Legend(HistogramModel model, Overlays overlays, TensorPicker picker) {
        this.model = model;
        this.overlays = overlays;
        this.pin = Parts.small("", TEXTS.get("legend.pin"), "", this::pin);
        this.add = Parts.small("fth-plus", TEXTS.get("legend.add"), "", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node.getStyleClass().add("histogram-legend");
        node.setAlignment(Pos.CENTER_LEFT);
        model.overlays().subscribe(this::update);
    }

    /// The legend as a node.
    Region node() {
        return node;
    }

    private void pin() {
        TensorInfo tensor = model.tensor();
        if (tensor != null) {
            overlays.add(tensor);
        }
    }

    /// Shows the present tensors.
    void update() {
        node.getChildren().clear();
        TensorInfo tensor = model.tensor();
        if (tensor == null) {
            return;
        }
        Region bar = new Region();
        bar.getStyleClass().addAll("histogram-swatch", "bars");
        node.getChildren().add(entry(bar, tensor, ""));
        for (Overlay overlay : model.overlays().get()) {
            HBox entry = entry(swatch(overlay.colour()), overlay.tensor(), overlay.trouble());
            if (overlay.isPending()) {
                Region pending = new Region();
                pending.getStyleClass().add("pending");
                entry.getChildren().add(pending);
            }
            if (!overlay.trouble().isEmpty()) {
                entry.getChildren().add(Icons.small("fth-alert-triangle", "warning"));
            }
            Button remove =
                    Parts.icon(
                            "fth-x",
                            TEXTS.get("legend.remove", overlay.tensor().name()),
                            TEXTS.get("legend.remove.tip"),
                            () -> overlays.remove(overlay.tensor()));
            remove.getStyleClass().add("legend-remove");
            entry.getChildren().add(remove);
            node.getChildren().add(entry);
        }
        boolean room = overlays.hasRoom();
        boolean pinned = overlays.holds(tensor);
        node.getChildren()
                .add(
                        new HBox(
                                8,
                                holder(
                                        pin,
                                        room && !pinned,
                                        pinned
                                                ? TEXTS.get("legend.pinned")
                                                : room ? TEXTS.get("legend.pin.tip") : full()),
                                holder(add, room, room ? TEXTS.get("legend.add.tip") : full())));
    }

    private static String full() {
        return TEXTS.count("legend.full", Overlays.MOST);
    }

    /// A disabled button shows no tip, so its holder does.
    private static HBox holder(Button button, boolean enabled, String tip) {
        button.setDisable(!enabled);
        HBox holder = new HBox(button);
        javafx.scene.control.Tooltip.install(holder, Parts.tip(tip));
        button.setAccessibleHelp(tip);
        return holder;
    }

    private static HBox entry(Node swatch, TensorInfo tensor, String trouble) {
        Label name =
                new Label(
                        tensor.name().isEmpty()
                                ? TEXTS.get("legend.unnamed")
                                : Names.shown(tensor.name()));
        name.getStyleClass().add("legend-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        TextScale.bind(LONGEST, name.maxWidthProperty());
        String tip =
                Names.shown(tensor.name())
                        + "\n"
                        + Shapes.of(tensor.shape())
                        + " "
                        + tensor.dtype().name();
        name.setTooltip(Parts.tip(trouble.isEmpty() ? tip : tip + "\n" + trouble));
        HBox entry = new HBox(6, swatch, name);
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setAccessibleRole(AccessibleRole.TEXT);
        return entry;
    }

    /// A line in a category's colour.
    static Region swatch(int colour) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("histogram-swatch", "category-" + (colour + 1));
        return swatch;
    }
}
