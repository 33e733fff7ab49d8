package org.tensorloupe.ui.picture.filters;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.CursorReading;
import org.tensorloupe.ui.view.ViewContext;

/// Reads exact values: of the weight under the mouse, and of a filter to be copied. JavaFX thread,
/// but for the work itself.
final class FilterReader {
    private static final Texts TEXTS = Texts.of(FilterReader.class);

    private final Slot slot = new Slot();
    private final FilterModel model;
    private final ViewContext context;

    FilterReader(FilterModel model, ViewContext context) {
        this.model = model;
        this.context = context;
    }

    /// Takes the cursor off the filters.
    void leave() {
        slot.clear();
        model.cursor().set(null);
        context.cursor(null);
    }

    /// Puts the cursor on a weight.
    void move(Document document, FilterCursor at) {
        FilterCursor before = model.cursor().get();
        TensorInfo tensor = model.tensor().get();
        if (tensor == null || (before != null && before.isAt(at))) {
            return;
        }
        model.cursor().set(at);
        long[] index = model.index(at.filter(), at.channel(), at.row(), at.column());
        Component part = model.part().get();
        StorageSource source = document.storages();
        slot.replace(
                document.run(
                        TEXTS.get("job.value"),
                        Priority.VISIBLE,
                        0,
                        monitor -> TensorReader.open(tensor, part, source, monitor).text(index),
                        outcome -> deliver(at, index, outcome)));
    }

    private void deliver(FilterCursor asked, long[] index, Outcome<String> outcome) {
        FilterCursor now = model.cursor().get();
        if (outcome instanceof Outcome.Done<String>(String text)
                && now != null
                && now.isAt(asked)) {
            model.cursor()
                    .set(
                            new FilterCursor(
                                    asked.filter(),
                                    asked.channel(),
                                    asked.row(),
                                    asked.column(),
                                    text));
            List<Long> boxed = Arrays.stream(index).boxed().toList();
            context.cursor(new CursorReading(boxed, text));
        }
    }

    /// Copies the weights of the plane that is shown large, a line for each row.
    void copy(Document document) {
        TensorInfo tensor = model.tensor().get();
        if (tensor == null) {
            return;
        }
        FilterAxes axes = FilterAxes.of(tensor.shape());
        int filter = model.selected().get();
        int channel = Math.max(0, model.shownChannel());
        Component part = model.part().get();
        StorageSource source = document.storages();
        long[][][] indices = new long[(int) axes.height()][(int) axes.width()][];
        for (int row = 0; row < axes.height(); row++) {
            for (int column = 0; column < axes.width(); column++) {
                indices[row][column] = model.index(filter, channel, row, column);
            }
        }
        Consumer<Outcome<String>> receiver =
                outcome -> {
                    if (outcome instanceof Outcome.Done<String>(String text)) {
                        context.copy(text);
                        context.tell(
                                TEXTS.get(
                                        "copy.done",
                                        Amounts.exact(axes.plane()),
                                        Integer.toString(filter)));
                    }
                };
        document.run(
                TEXTS.get("copy.job", Integer.toString(filter)),
                Priority.ASKED,
                0,
                monitor -> text(TensorReader.open(tensor, part, source, monitor), indices),
                receiver);
    }

    private static String text(TensorReader reader, long[][][] indices) throws CheckpointException {
        StringBuilder lines = new StringBuilder();
        for (long[][] row : indices) {
            String[] texts = new String[row.length];
            for (int i = 0; i < row.length; i++) {
                texts[i] = reader.text(row[i]);
            }
            lines.append(Arrays.stream(texts).collect(Collectors.joining("\t"))).append('\n');
        }
        return lines.toString();
    }
}
