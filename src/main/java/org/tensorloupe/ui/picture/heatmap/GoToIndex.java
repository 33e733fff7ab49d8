package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// A small pop-over that takes an index and brings that weight into view.
final class GoToIndex {
    private static final Texts TEXTS = Texts.of(GoToIndex.class);
    private static final double WIDTH = 200;

    private final TextField field = new TextField();
    private final Label hint = new Label();
    private final VBox node = new VBox(4, new Label(TEXTS.get("goTo.title")), field, hint);
    private final HeatmapModel model;
    private final Visits.Places places;
    private final Runnable closed;

    /// @param places brings the weight into view
    /// @param closed takes the keyboard's focus back
    GoToIndex(HeatmapModel model, Visits.Places places, Runnable closed) {
        this.model = model;
        this.places = places;
        this.closed = closed;
        TextScale.bind(WIDTH, field.prefWidthProperty());
        field.getStyleClass().add("mono");
        field.setAccessibleText(TEXTS.get("goTo.name"));
        field.setOnAction(_ -> go());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        field.addEventFilter(KeyEvent.KEY_TYPED, this::skipOpeningKey);
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        node.setVisible(false);
                    }
                });
        hint.getStyleClass().add("picture-caption");
        node.getStyleClass().addAll("picture-card", "go-to");
        node.setManaged(false);
        node.setVisible(false);
    }

    /// The pop-over as a node, to be placed by [#place].
    VBox node() {
        return node;
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            node.setVisible(false);
            closed.run();
            event.consume();
        }
    }

    /// The key that opens the pop-over arrives in its field as a letter, which no index has.
    private void skipOpeningKey(KeyEvent event) {
        if (event.getCharacter().equalsIgnoreCase("g")) {
            event.consume();
        }
    }

    /// Stands at the middle of the picture's upper edge.
    ///
    /// @param x middle of the picture in the parent
    /// @param y upper edge of the picture in the parent
    void place(double x, double y) {
        node.autosize();
        node.relocate(Math.rint(x - node.getWidth() / 2), y + 16);
    }

    /// Asks for an index.
    void ask() {
        SliceKey slice = model.slice();
        if (slice == null) {
            return;
        }
        PictureCursor cursor = model.cursor().get();
        long[] index = cursor == null ? slice.index(0, 0) : cursor.index();
        field.setText(
                Arrays.stream(index).mapToObj(Long::toString).collect(Collectors.joining(", ")));
        hint.setText(TEXTS.get("goTo.within", slice.tensor().shape().toString()));
        node.setVisible(true);
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
                    TEXTS.count(
                            "goTo.needs",
                            slice.tensor().shape().rank(),
                            slice.tensor().shape().toString()));
            return;
        }
        node.setVisible(false);
        closed.run();
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
