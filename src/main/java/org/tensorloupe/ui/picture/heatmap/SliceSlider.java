package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.text.Typed;
import org.tensorloupe.ui.theme.TextScale;

/// Chooses the index along an axis that the picture does not show: slider, field and play button.
final class SliceSlider {
    private static final Texts TEXTS = Texts.of(SliceSlider.class);
    private static final double SLIDER_WIDTH = 72;
    private static final double FIELD_WIDTH = 48;
    private static final Duration STEP = Duration.millis(200);

    private final HeatmapModel model;
    private final int axis;
    private final long last;
    private final Slider slider;
    private final TextField field = new TextField();
    private final Label label;
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final Timeline clock;
    private boolean updating;

    SliceSlider(HeatmapModel model, SliceKey slice, int axis) {
        this.model = model;
        this.axis = axis;
        this.last = slice.tensor().shape().size(axis) - 1;
        this.label = Choices.label(TEXTS.get("slice.axis", Integer.toString(axis)));
        this.slider = new Slider(0, Math.max(1, last), 0);
        this.clock = new Timeline(new KeyFrame(STEP, _ -> step()));
        clock.setCycleCount(Animation.INDEFINITE);
        slider.setPrefWidth(SLIDER_WIDTH);
        slider.setMinWidth(SLIDER_WIDTH);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(TEXTS.get("slice.index", Integer.toString(axis)));
        TextScale.bind(FIELD_WIDTH, field.prefWidthProperty(), field.minWidthProperty());
        field.getStyleClass().addAll("mono", "number-field");
        field.setAccessibleText(TEXTS.get("slice.index", Integer.toString(axis)));
        slider.valueProperty().subscribe(value -> choose(Math.round(value.doubleValue())));
        field.setOnAction(_ -> type());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        update(model.slice());
                    }
                });
        playing.subscribe(on -> {
            if (on) {
                clock.play();
            } else {
                clock.stop();
            }
        });
        slider.setDisable(last < 1);
        field.setDisable(last < 1);
        update(slice);
    }

    /// The controls in their order.
    Node[] nodes() {
        var play =
                Buttons.toggle(
                        "fth-play", TEXTS.get("slice.play", Integer.toString(axis)), playing);
        play.setDisable(last < 1);
        return new Node[] {label, slider, field, play};
    }

    /// Ends playing.
    void stop() {
        playing.set(false);
    }

    private void step() {
        SliceKey slice = model.slice();
        if (slice == null || slider.getScene() == null) {
            stop();
        } else {
            choose((slice.at().get(axis) + 1) % (last + 1));
        }
    }

    private void type() {
        long index = Typed.index(field.getText());
        if (index >= 0) {
            choose(Math.min(index, last));
        }
        update(model.slice());
    }

    private void choose(long index) {
        SliceKey slice = model.slice();
        if (updating || slice == null || slice.at().get(axis) == index || index > last) {
            return;
        }
        List<Long> at = new ArrayList<>(slice.at());
        at.set(axis, index);
        model.look(
                new SliceKey(
                        slice.tensor(), slice.part(), slice.rowAxis(), slice.columnAxis(), at));
    }

    /// Follows the slice that is shown.
    void update(@Nullable SliceKey slice) {
        if (slice == null || slice.at().size() <= axis) {
            return;
        }
        updating = true;
        try {
            slider.setValue(slice.at().get(axis));
            field.setText(Long.toString(slice.at().get(axis)));
        } finally {
            updating = false;
        }
    }
}
