package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.ui.picture.PictureStyle;

/// A small pop-over that takes an index and brings that weight into view.
final class GoToIndex {
    private static final double WIDTH = 200;

    private final Popup popup = new Popup();
    private final TextField field = new TextField();
    private final Label hint = new Label();
    private final VBox box = new VBox(4, new Label("Go to index"), field, hint);
    private final HeatmapModel model;
    private final SpecialSteps.Places places;

    GoToIndex(HeatmapModel model, SpecialSteps.Places places) {
        this.model = model;
        this.places = places;
        field.setPrefWidth(WIDTH);
        field.getStyleClass().add("mono");
        field.setAccessibleText("Index, one number for each axis");
        field.setOnAction(_ -> go());
        hint.getStyleClass().add("picture-caption");
        box.getStyleClass().addAll("picture-card", "go-to");
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(box);
    }

    /// Asks, in the middle of the picture's upper edge.
    void ask(Region owner) {
        SliceKey slice = model.slice();
        if (slice == null || owner.getScene() == null) {
            return;
        }
        PictureStyle.dress(box, owner.getScene());
        PictureCursor cursor = model.cursor().get();
        long[] index = cursor == null ? slice.index(0, 0) : cursor.index();
        field.setText(
                Arrays.stream(index).mapToObj(Long::toString).collect(Collectors.joining(", ")));
        hint.setText("in " + slice.tensor().shape());
        var corner = owner.localToScreen(owner.getWidth() / 2 - WIDTH / 2, 16);
        popup.show(owner, corner.getX(), corner.getY());
        field.requestFocus();
        field.selectAll();
    }

    private void go() {
        SliceKey slice = model.slice();
        if (slice == null) {
            return;
        }
        Optional<List<Long>> index = parse(field.getText(), slice.tensor().shape());
        if (index.isEmpty()) {
            hint.setText(
                    "needs "
                            + slice.tensor().shape().rank()
                            + " numbers within "
                            + slice.tensor().shape());
            return;
        }
        popup.hide();
        List<Long> all = index.get();
        List<Long> at = new ArrayList<>(all);
        for (int axis : new int[] {slice.rowAxis(), slice.columnAxis()}) {
            if (axis >= 0) {
                at.set(axis, 0L);
            }
        }
        places.show(
                new SliceKey(slice.tensor(), slice.part(), slice.rowAxis(), slice.columnAxis(), at),
                slice.rowAxis() < 0 ? 0 : all.get(slice.rowAxis()),
                slice.columnAxis() < 0 ? 0 : all.get(slice.columnAxis()));
    }

    /// Reads `3, 4` or `[3 4]`; negative numbers count from the end, as in Python.
    static Optional<List<Long>> parse(String text, Shape shape) {
        String inner = text.replace('−', '-').replaceAll("[\\[\\]()]", " ").strip();
        String[] parts = inner.isEmpty() ? new String[0] : inner.split("[\\s,]+", -1);
        if (parts.length != shape.rank()) {
            return Optional.empty();
        }
        List<Long> index = new ArrayList<>();
        for (int axis = 0; axis < parts.length; axis++) {
            if (!parts[axis].matches("-?[0-9]{1,18}")) {
                return Optional.empty();
            }
            long number = Long.parseLong(parts[axis]);
            long place = number < 0 ? number + shape.size(axis) : number;
            if (place < 0 || place >= shape.size(axis)) {
                return Optional.empty();
            }
            index.add(place);
        }
        return Optional.of(index);
    }
}
