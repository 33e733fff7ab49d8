package org.tensorloupe.ui.picture.heatmap;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;

/// A button for NaN and for each infinity, if there are any: it steps through them.
final class SpecialSteps {
    private static final Texts TEXTS = Texts.of(SpecialSteps.class);

    private final Slot slot = new Slot();
    private final HeatmapModel model;
    private final Visits visits;
    private final HBox node = new HBox(4);
    private @Nullable Document document;
    private long last = -1;

    SpecialSteps(HeatmapModel model, Visits visits) {
        this.model = model;
        this.visits = visits;
        node.setAlignment(Pos.CENTER_RIGHT);
        node.setManaged(false);
        model.summary().subscribe(this::update);
    }

    /// The buttons as a node, managed only if there are any.
    HBox node() {
        return node;
    }

    /// Begins anew in a document.
    void begin(@Nullable Document next) {
        slot.clear();
        document = next;
        last = -1;
    }

    private void update(@Nullable Summary summary) {
        node.getChildren().clear();
        if (summary != null) {
            add(SpecialFinder.Kind.NAN, summary.nan());
            add(SpecialFinder.Kind.POSITIVE, summary.posInf());
            add(SpecialFinder.Kind.NEGATIVE, summary.negInf());
        }
        node.setManaged(!node.getChildren().isEmpty());
        node.setVisible(node.isManaged());
    }

    private void add(SpecialFinder.Kind kind, long count) {
        if (count > 0) {
            Button button =
                    new Button(TEXTS.get("special.count", PictureText.count(count), kind.text()));
            button.getStyleClass().addAll("bare", "special-step");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(
                    TEXTS.get("special.name", PictureText.count(count), kind.text()));
            button.setOnAction(_ -> step(kind));
            node.getChildren().add(button);
        }
    }

    private void step(SpecialFinder.Kind kind) {
        SliceKey slice = model.slice();
        Document open = document;
        if (slice == null || open == null) {
            return;
        }
        StorageSource source = open.storages();
        long from = last;
        slot.replace(
                open.run(
                        TEXTS.get("special.job", kind.text()),
                        Priority.VISIBLE,
                        slice.tensor().byteSize(),
                        monitor ->
                                SpecialFinder.next(
                                        slice.tensor(), slice.part(), kind, from, source, monitor),
                        this::deliver));
    }

    private void deliver(Outcome<Long> outcome) {
        if (outcome instanceof Outcome.Done<Long>(Long position) && position >= 0) {
            last = position;
            visits.go(position);
        }
    }
}
