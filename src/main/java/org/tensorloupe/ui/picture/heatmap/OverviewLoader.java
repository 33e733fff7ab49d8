package org.tensorloupe.ui.picture.heatmap;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.BandSink;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.SliceRaster;
import org.tensorloupe.render.SliceSampler;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.ValueGrid;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.text.Texts;

/// Reads a whole slice small, for the mini-map and as the ground of the picture while it is moved.
/// JavaFX thread.
final class OverviewLoader {
    private static final Texts TEXTS = Texts.of(OverviewLoader.class);

    /// Most pixels across.
    static final int WIDTH = 176;

    /// Most pixels down.
    static final int HEIGHT = 128;

    private static final double SHARE = 0.98;

    private final Slot slot = new Slot();
    private final Consumer<Overview> receiver;
    private @Nullable SliceView wanted;

    /// A slice, small.
    ///
    /// @param view the whole slice
    /// @param grid its values
    /// @param range about 0, to the 98th percentile of the magnitudes in the grid
    record Overview(SliceView view, ValueGrid grid, ValueRange range) {}

    OverviewLoader(Consumer<Overview> receiver) {
        this.receiver = receiver;
    }

    /// Forgets what was wanted and cancels reading.
    void clear() {
        slot.clear();
        wanted = null;
    }

    /// Reads a slice, unless it is the one that was read last.
    void load(Document document, SliceKey slice) {
        SliceView view = SliceView.fit(slice, WIDTH, HEIGHT);
        if (view.equals(wanted) || view.width() == 0 || view.height() == 0) {
            return;
        }
        wanted = view;
        StorageSource source = document.storages();
        slot.replace(
                document.run(
                        TEXTS.get("job.overview"),
                        Priority.VISIBLE,
                        slice.tensor().dtype().byteSize(slice.rows() * slice.columns()),
                        monitor -> read(view, source, monitor),
                        this::deliver));
    }

    private Overview read(SliceView view, StorageSource source, Monitor monitor)
            throws CheckpointException {
        Overview first = of(view, SliceSampler.read(view, source, monitor));
        Platform.runLater(() -> deliver(new Outcome.Done<>(first)));
        return of(
                view,
                SliceRaster.read(
                        view, BlockRule.LARGEST_MAGNITUDE, source, BandSink.NONE, monitor));
    }

    private void deliver(Outcome<Overview> outcome) {
        if (outcome instanceof Outcome.Done<Overview>(Overview overview)
                && overview.view().equals(wanted)) {
            receiver.accept(overview);
        }
    }

    private static Overview of(SliceView view, ValueGrid grid) {
        double[] magnitudes =
                Arrays.stream(grid.values())
                        .filter(Double::isFinite)
                        .map(Math::abs)
                        .sorted()
                        .toArray();
        double reach =
                magnitudes.length == 0 ? 0 : magnitudes[(int) ((magnitudes.length - 1) * SHARE)];
        return new Overview(view, grid, ValueRange.symmetric(reach));
    }
}
