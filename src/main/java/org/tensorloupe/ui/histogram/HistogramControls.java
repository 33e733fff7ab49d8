package org.tensorloupe.ui.histogram;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.ControlRow;
import org.tensorloupe.ui.picture.control.PartChoice;
import org.tensorloupe.ui.picture.control.Segments;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// The row of controls above the histogram, and the legend below it.
final class HistogramControls {
    private static final Texts TEXTS = Texts.of(HistogramControls.class);
    private static final double STEP = 1.5;

    private final HistogramModel model;
    private final Segments<Boolean> counts;
    private final Segments<Fit> fits;
    private final Runnable save;
    private final Runnable copy;
    private final ControlRow row = new ControlRow();
    private final VBox node;

    HistogramControls(HistogramModel model, Legend legend, Runnable save, Runnable copy) {
        this.model = model;
        this.save = save;
        this.copy = copy;
        counts =
                new Segments<>(
                        List.of(false, true),
                        log -> log ? TEXTS.get("controls.log") : TEXTS.get("controls.linear"),
                        model.log());
        fits = new Segments<>(List.of(Fit.MIDDLE, Fit.ROBUST, Fit.ALL), Fit::toString, model.fit());
        counts.follow();
        fits.follow();
        node = new VBox(row, legend.node());
    }

    /// The rows as a node.
    VBox node() {
        return node;
    }

    /// Offers what suits a tensor.
    void offer(TensorInfo tensor) {
        row.clear();
        row.addLeft(Choices.label(TEXTS.get("controls.counts")), counts.node());
        row.addLeft(Choices.label(TEXTS.get("controls.values")), fits.node());
        if (PartChoice.parts(tensor).size() > 1) {
            row.addLeft(PartChoice.of(tensor, model.part()));
        }
        row.addLeft(
                mark(
                        TEXTS.get("controls.percentiles"),
                        TEXTS.get("controls.percentiles.tip"),
                        model.percentiles()),
                mark(
                        TEXTS.get("controls.deviation"),
                        TEXTS.get("controls.deviation.tip"),
                        model.deviation()));
        row.addRight(
                Buttons.action(
                        "fth-minus", TEXTS.get("controls.out"), () -> model.zoom(1 / STEP, 0.5)),
                Buttons.action("fth-plus", TEXTS.get("controls.in"), () -> model.zoom(STEP, 0.5)),
                Buttons.action("fth-maximize", TEXTS.get("controls.fit"), model::fitAgain));
        row.addRight(
                Buttons.action("fth-copy", TEXTS.get("controls.copy"), copy),
                Buttons.action("fth-image", TEXTS.get("controls.save"), save));
    }

    private static ToggleButton mark(
            String text, String tip, javafx.beans.property.BooleanProperty state) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("mark-toggle");
        button.selectedProperty().bindBidirectional(state);
        button.setTooltip(Parts.tip(tip));
        return button;
    }
}
