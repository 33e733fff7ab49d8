package org.tensorloupe.ui.picture.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.ColormapChoice;
import org.tensorloupe.ui.picture.control.ControlRow;
import org.tensorloupe.ui.picture.control.IndexSpinner;
import org.tensorloupe.ui.picture.control.PartChoice;
import org.tensorloupe.ui.picture.control.Segments;
import org.tensorloupe.ui.text.Texts;

/// The row of controls above the filters. It is filled anew for each tensor.
final class FilterControls {
    private static final Texts TEXTS = Texts.of(FilterControls.class);
    private static final int SEGMENTS = 4;

    private final FilterModel model;
    private final Runnable save;
    private final ControlRow row = new ControlRow();
    private final List<Subscription> subscriptions = new ArrayList<>();

    FilterControls(FilterModel model, Runnable save) {
        this.model = model;
        this.save = save;
    }

    /// The row as a node.
    ControlRow node() {
        return row;
    }

    /// Offers what a tensor has.
    void show(TensorInfo tensor) {
        FilterAxes axes = FilterAxes.of(tensor.shape());
        row.clear();
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        row.addLeft(channels(axes));
        if (axes.depth() > 1) {
            IndexSpinner depth =
                    new IndexSpinner(
                            TEXTS.get("controls.depth"),
                            axes.depth(),
                            index -> model.depth().set(index));
            depth.show(model.depth().get());
            row.addLeft(Choices.label(TEXTS.get("controls.depth")), depth.node());
        }
        row.addLeft(
                Choices.label(TEXTS.get("controls.range")),
                Choices.of(
                        TEXTS.get("controls.range"),
                        112,
                        List.of(FilterRange.values()),
                        FilterRange::toString,
                        model.range()),
                ColormapChoice.of(112, model.colormap()));
        row.addLeft(
                Choices.label(TEXTS.get("controls.sort")),
                Choices.of(
                        TEXTS.get("controls.sort"),
                        96,
                        List.of(FilterSort.values()),
                        FilterSort::toString,
                        model.sort()));
        if (PartChoice.parts(tensor).size() > 1) {
            row.addLeft(PartChoice.of(tensor, model.part()));
        }
        row.addRight(lock(), Buttons.action("fth-image", TEXTS.get("controls.save"), save));
    }

    private Node lock() {
        ToggleButton lock =
                Buttons.toggle(
                        "fth-lock",
                        TEXTS.get("controls.keep"),
                        new SimpleBooleanProperty(model.kept().get() != null));
        lock.selectedProperty().subscribe(on -> model.keep(on));
        subscriptions.add(model.kept().subscribe(kept -> lock.setSelected(kept != null)));
        subscriptions.add(
                model.range().subscribe(range -> lock.setDisable(range == FilterRange.PER_FILTER)));
        return lock;
    }

    private Node[] channels(FilterAxes axes) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Choices.label(TEXTS.get("controls.channel")));
        List<FilterChannel> choices = new ArrayList<>();
        if (axes.channels() <= SEGMENTS) {
            choices.addAll(
                    IntStream.range(0, (int) axes.channels())
                            .mapToObj(FilterChannel.One::new)
                            .toList());
        } else {
            IndexSpinner one =
                    new IndexSpinner(
                            TEXTS.get("controls.channel"),
                            axes.channels(),
                            index -> model.channel().set(new FilterChannel.One((int) index)));
            one.show(model.channel().get().first());
            subscriptions.add(model.channel().subscribe(channel -> one.show(channel.first())));
            nodes.add(one.node());
        }
        FilterChannel rgb = new FilterChannel.Rgb();
        if (rgb.fits(axes)) {
            choices.add(rgb);
        }
        FilterChannel all = new FilterChannel.All();
        if (axes.channels() > 1 && FilterData.fits(axes, all)) {
            choices.add(all);
        }
        if (!choices.isEmpty()) {
            Segments<FilterChannel> segments =
                    new Segments<>(choices, FilterControls::text, model.channel());
            subscriptions.add(segments.follow());
            nodes.add(segments.node());
        }
        return nodes.toArray(Node[]::new);
    }

    private static String text(FilterChannel channel) {
        return switch (channel) {
            case FilterChannel.One one -> Integer.toString(one.index());
            case FilterChannel.Rgb _ -> "RGB";
            case FilterChannel.All _ -> TEXTS.get("controls.all");
        };
    }
}
