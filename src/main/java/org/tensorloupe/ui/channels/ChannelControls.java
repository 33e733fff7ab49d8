package org.tensorloupe.ui.channels;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.ControlRow;
import org.tensorloupe.ui.picture.control.PartChoice;
import org.tensorloupe.ui.picture.control.Segments;
import org.tensorloupe.ui.text.Texts;

/// The row of controls above the plot. It is filled anew for each tensor.
final class ChannelControls {
    private static final Texts TEXTS = Texts.of(ChannelControls.class);

    private final ChannelModel model;
    private final Runnable save;
    private final ControlRow row = new ControlRow();
    private final List<Subscription> subscriptions = new ArrayList<>();

    ChannelControls(ChannelModel model, Runnable save) {
        this.model = model;
        this.save = save;
    }

    /// The row as a node.
    ControlRow node() {
        return row;
    }

    /// Offers what a tensor has.
    void show(TensorInfo tensor) {
        row.clear();
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        ComboBox<AxisChoice> axes =
                Choices.plain(TEXTS.get("controls.axis"), 232, AxisChoice::text);
        axes.getItems().setAll(AxisChoice.of(tensor).stream().filter(AxisChoice::fits).toList());
        subscriptions.add(model.axis().subscribe(axis -> show(axes, axis)));
        axes.valueProperty()
                .subscribe(axis -> {
                    if (axis != null) {
                        model.axis().set(axis);
                    }
                });
        row.addLeft(Choices.label(TEXTS.get("controls.along")), axes);
        row.addLeft(
                Choices.label(TEXTS.get("controls.plot")),
                Choices.of(
                        TEXTS.get("controls.plot"),
                        112,
                        List.of(PlotKind.values()),
                        PlotKind::toString,
                        model.kind()),
                Buttons.toggle("fth-bar-chart-2", TEXTS.get("controls.log"), model.log()));
        Segments<PlotOrder> orders =
                new Segments<>(List.of(PlotOrder.values()), PlotOrder::toString, model.order());
        subscriptions.add(orders.follow());
        row.addLeft(Choices.label(TEXTS.get("controls.sort")), orders.node());
        if (PartChoice.parts(tensor).size() > 1) {
            row.addLeft(PartChoice.of(tensor, model.part()));
        }
        row.addRight(Buttons.action("fth-save", TEXTS.get("controls.save"), save));
    }

    private static void show(ComboBox<AxisChoice> axes, @Nullable AxisChoice axis) {
        if (axis != null && axes.getItems().contains(axis)) {
            axes.setValue(axis);
        }
    }
}
