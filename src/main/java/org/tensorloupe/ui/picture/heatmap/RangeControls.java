package org.tensorloupe.ui.picture.heatmap;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.ColormapChoice;
import org.tensorloupe.ui.text.Texts;

/// What the colours stand for, and which weight a pixel shows.
final class RangeControls {
    private static final Texts TEXTS = Texts.of(RangeControls.class);

    private final HeatmapModel model;
    private final ObjectProperty<RangeChoice> choice =
            new SimpleObjectProperty<>(RangeChoice.ROBUST);
    private final ComboBox<RangeChoice> ranges;
    private final ToggleButton lock;
    private boolean updating;

    RangeControls(HeatmapModel model) {
        this.model = model;
        this.ranges =
                Choices.of(
                        TEXTS.get("range.label"),
                        168,
                        List.of(RangeChoice.values()),
                        RangeChoice::toString,
                        choice);
        this.lock =
                Buttons.toggle("fth-lock", TEXTS.get("range.keep"), new SimpleBooleanProperty());
        choice.subscribe(this::choose);
        model.rule()
                .subscribe(rule -> {
                    updating = true;
                    choice.set(RangeChoice.of(rule));
                    updating = false;
                });
        lock.selectedProperty().subscribe(keep -> model.lock(keep));
        model.locked().subscribe(lock::setSelected);
    }

    private void choose(RangeChoice next) {
        if (updating) {
            return;
        }
        model.locked().set(false);
        model.rule()
                .set(next == RangeChoice.CUSTOM ? new RangeRule.Fixed(model.range()) : next.rule());
    }

    /// Range and colours.
    Node[] colours() {
        return new Node[] {
            Choices.label(TEXTS.get("range.label")),
            ranges,
            lock,
            ColormapChoice.of(116, model.colormap()),
            Buttons.toggle("fth-refresh-ccw", TEXTS.get("range.invert"), model.inverted())
        };
    }

    /// How values are spread.
    Node[] scale() {
        return new Node[] {
            Choices.label(TEXTS.get("scale.label")),
            Choices.of(
                    TEXTS.get("scale.label"),
                    84,
                    List.of(ScaleKind.values()),
                    ScaleKind::toString,
                    model.scaleKind())
        };
    }

    /// What a pixel shows.
    Node[] pixel() {
        return new Node[] {
            Choices.label(TEXTS.get("pixel.label")),
            Choices.of(
                    TEXTS.get("pixel.name"),
                    108,
                    List.of(BlockRule.values()),
                    RangeControls::text,
                    model.block())
        };
    }

    private static String text(BlockRule rule) {
        return switch (rule) {
            case LARGEST_MAGNITUDE -> TEXTS.get("pixel.largest");
            case MEAN -> TEXTS.get("pixel.mean");
            case MIN -> TEXTS.get("pixel.min");
            case MAX -> TEXTS.get("pixel.max");
        };
    }
}
