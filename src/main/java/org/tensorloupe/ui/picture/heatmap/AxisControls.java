package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;

/// Which axis runs down and which runs right. Choosing the other one's axis swaps them.
final class AxisControls {
    private static final Texts TEXTS = Texts.of(AxisControls.class);
    private static final double WIDTH = 124;

    private final HeatmapModel model;
    private final ComboBox<Integer> rows;
    private final ComboBox<Integer> columns;
    private final Button swap;
    private boolean updating;

    AxisControls(HeatmapModel model) {
        this.model = model;
        this.rows = Choices.plain(TEXTS.get("axes.rows.name"), WIDTH, this::text);
        this.columns = Choices.plain(TEXTS.get("axes.columns.name"), WIDTH, this::text);
        this.swap = Buttons.action("fth-repeat", TEXTS.get("axes.swap"), this::swap);
        rows.valueProperty().subscribe(axis -> choose(axis, true));
        columns.valueProperty().subscribe(axis -> choose(axis, false));
        model.camera().subscribe(this::update);
    }

    /// The controls in their order.
    List<Node> nodes() {
        return List.of(
                Choices.label(TEXTS.get("axes.rows")),
                rows,
                swap,
                Choices.label(TEXTS.get("axes.columns")),
                columns);
    }

    private String text(int axis) {
        SliceKey slice = model.slice();
        return slice == null || axis < 0 || axis >= slice.tensor().shape().rank()
                ? "–"
                : TEXTS.get(
                        "axes.axis",
                        Integer.toString(axis),
                        PictureText.count(slice.tensor().shape().size(axis)));
    }

    /// Turns the picture about its diagonal.
    void swap() {
        SliceKey slice = model.slice();
        if (slice != null && slice.tensor().shape().rank() >= 1) {
            look(slice, slice.columnAxis(), slice.rowAxis());
        }
    }

    private void choose(@Nullable Integer axis, boolean down) {
        SliceKey slice = model.slice();
        if (updating || slice == null || axis == null) {
            return;
        }
        int other = down ? slice.columnAxis() : slice.rowAxis();
        int own = down ? slice.rowAxis() : slice.columnAxis();
        int moved = axis == other ? own : other;
        look(slice, down ? axis : moved, down ? moved : axis);
    }

    private void look(SliceKey slice, int rowAxis, int columnAxis) {
        List<Long> at = new ArrayList<>(slice.at());
        for (int axis : new int[] {rowAxis, columnAxis}) {
            if (axis >= 0) {
                at.set(axis, 0L);
            }
        }
        SliceKey next = new SliceKey(slice.tensor(), slice.part(), rowAxis, columnAxis, at);
        if (!next.equals(slice)) {
            model.look(next);
        }
    }

    private void update() {
        SliceKey slice = model.slice();
        if (slice == null) {
            return;
        }
        int rank = slice.tensor().shape().rank();
        List<Integer> axes = IntStream.range(0, rank).boxed().toList();
        updating = true;
        try {
            List<Integer> all = rank < 2 ? with(-1, axes) : axes;
            set(rows, all, slice.rowAxis());
            set(columns, all, slice.columnAxis());
        } finally {
            updating = false;
        }
        rows.setDisable(rank < 2);
        columns.setDisable(rank < 2);
        swap.setDisable(rank < 1);
    }

    private static void set(ComboBox<Integer> box, List<Integer> axes, int axis) {
        if (!box.getItems().equals(axes)) {
            box.getItems().setAll(axes);
        }
        box.setValue(null);
        box.setValue(axis);
    }

    private static List<Integer> with(int first, List<Integer> rest) {
        List<Integer> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
