package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
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

/// A button for NaN and for each infinity, if there are any: it steps through them.
final class SpecialSteps {
    private final Slot slot = new Slot();
    private final HeatmapModel model;
    private final Places places;
    private final HBox node = new HBox(4);
    private @Nullable Document document;
    private long last = -1;

    /// What shows an element.
    @FunctionalInterface
    interface Places {
        /// Brings an element into view, with the cursor on it.
        ///
        /// @param slice a slice that holds it
        void show(SliceKey slice, long row, long column);
    }

    SpecialSteps(HeatmapModel model, Places places) {
        this.model = model;
        this.places = places;
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
            Button button = new Button(PictureText.count(count) + " " + kind.text() + " ›");
            button.getStyleClass().addAll("bare", "special-step");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText("Next of " + count + " " + kind.text());
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
                        "Next " + kind.text(),
                        Priority.VISIBLE,
                        slice.tensor().byteSize(),
                        monitor ->
                                SpecialFinder.next(
                                        slice.tensor(), slice.part(), kind, from, source, monitor),
                        this::deliver));
    }

    private void deliver(Outcome<Long> outcome) {
        SliceKey slice = model.slice();
        if (!(outcome instanceof Outcome.Done<Long>(Long position))
                || slice == null
                || position < 0) {
            return;
        }
        last = position;
        long[] index = slice.tensor().shape().index(position);
        List<Long> at = new ArrayList<>();
        for (int axis = 0; axis < index.length; axis++) {
            boolean shown = axis == slice.rowAxis() || axis == slice.columnAxis();
            at.add(shown ? 0L : index[axis]);
        }
        SliceKey holder =
                new SliceKey(slice.tensor(), slice.part(), slice.rowAxis(), slice.columnAxis(), at);
        places.show(
                holder,
                slice.rowAxis() < 0 ? 0 : index[slice.rowAxis()],
                slice.columnAxis() < 0 ? 0 : index[slice.columnAxis()]);
    }
}
