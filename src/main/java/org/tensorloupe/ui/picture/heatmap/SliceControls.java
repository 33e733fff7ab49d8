package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// A slider for each axis that the picture does not show; a disabled one for a tensor of two axes.
final class SliceControls {
    private static final Texts TEXTS = Texts.of(SliceControls.class);

    private final HeatmapModel model;
    private final Runnable changed;
    private final List<SliceSlider> sliders = new ArrayList<>();
    private @Nullable TensorInfo tensor;
    private List<Integer> axes = List.of();

    /// @param changed hears that there are other sliders than before
    SliceControls(HeatmapModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        model.camera().subscribe(this::update);
    }

    private void update() {
        SliceKey slice = model.slice();
        if (slice == null) {
            sliders.forEach(SliceSlider::stop);
            return;
        }
        List<Integer> others =
                IntStream.range(0, slice.tensor().shape().rank())
                        .filter(axis -> axis != slice.rowAxis() && axis != slice.columnAxis())
                        .boxed()
                        .toList();
        if (!slice.tensor().equals(tensor) || !others.equals(axes)) {
            sliders.forEach(SliceSlider::stop);
            sliders.clear();
            tensor = slice.tensor();
            axes = others;
            others.forEach(axis -> sliders.add(new SliceSlider(model, slice, axis)));
            changed.run();
        }
        sliders.forEach(slider -> slider.update(slice));
    }

    /// Number of further axes.
    int count() {
        return sliders.size();
    }

    /// The controls of one further axis.
    Node[] nodes(int index) {
        return sliders.get(index).nodes();
    }

    /// What stands in place of the sliders where there is no further axis.
    static Node none(int rank) {
        Slider slider = new Slider();
        slider.setPrefWidth(72);
        slider.setMinWidth(72);
        TextField field = new TextField();
        TextScale.bind(40, field.prefWidthProperty(), field.minWidthProperty());
        HBox box = new HBox(8, Choices.label(TEXTS.get("slice.label")), slider, field);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setDisable(true);
        HBox shell = new HBox(box);
        shell.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(shell, new Tooltip(TEXTS.count("slice.none", rank)));
        return shell;
    }
}
