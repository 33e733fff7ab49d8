package org.tensorloupe.ui.picture.heatmap;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.SliceRaster;
import org.tensorloupe.render.SliceSampler;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.ValueGrid;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.text.Texts;

/// Reads what the camera sees: first a coarse sample where the exact values take long, then those.
///
/// JavaFX thread, but for the work itself; results of a view that is no longer wanted are dropped.
final class PictureLoader {
    private static final Texts TEXTS = Texts.of(PictureLoader.class);

    /// Most weights that are read without a sample before.
    private static final long AT_ONCE = 1L << 20;

    private final Slot slot = new Slot();
    private final HeatmapModel model;
    private final Layers layers;
    private final Runnable changed;
    private final Consumer<Outcome<SliceView>> ended;
    private @Nullable Wanted wanted;

    /// What is to be read.
    private record Wanted(SliceView view, BlockRule rule) {
        long weights() {
            double rows = view.height() * view.down().weightsPerPixel();
            double columns = view.width() * view.right().weightsPerPixel();
            return (long) (rows * columns);
        }
    }

    /// @param changed hears that there is more to draw
    /// @param ended hears how reading ended
    PictureLoader(
            HeatmapModel model,
            Layers layers,
            Runnable changed,
            Consumer<Outcome<SliceView>> ended) {
        this.model = model;
        this.layers = layers;
        this.changed = changed;
        this.ended = ended;
    }

    /// Forgets what was wanted and cancels reading.
    void clear() {
        slot.clear();
        wanted = null;
    }

    /// Reads what the camera sees, unless it is being read or known.
    void load(Document document, Camera camera) {
        Wanted next = new Wanted(camera.view(), model.block().get());
        if (next.equals(wanted)) {
            return;
        }
        wanted = next;
        boolean sample = model.summary().get() == null || next.weights() > AT_ONCE;
        StorageSource source = document.storages();
        long bytes = camera.slice().tensor().dtype().byteSize(next.weights());
        slot.replace(
                document.run(
                        TEXTS.get("job.picture"),
                        Priority.VISIBLE,
                        bytes,
                        monitor -> read(next, sample, source, monitor),
                        outcome -> end(next, outcome)));
    }

    private SliceView read(Wanted job, boolean sample, StorageSource source, Monitor monitor)
            throws CheckpointException {
        if (sample) {
            ValueGrid grid = SliceSampler.read(job.view(), source, monitor);
            Distribution values = grid.distribution();
            if (!values.isEmpty()) {
                values.quantile(0.5);
            }
            Platform.runLater(() -> coarse(job, grid, values));
        }
        SliceRaster.read(
                job.view(),
                job.rule(),
                source,
                (grid, x, y, width, height) ->
                        Platform.runLater(() -> band(job, grid, x, y, width, height)),
                monitor);
        return job.view();
    }

    private void coarse(Wanted job, ValueGrid grid, Distribution values) {
        if (job.equals(wanted)) {
            model.sample(values);
            layers.setCoarse(Layer.whole(job.view(), grid, model.scale().get()));
            changed.run();
        }
    }

    private void band(Wanted job, ValueGrid grid, int x, int y, int width, int height) {
        if (!job.equals(wanted)) {
            return;
        }
        Layer exact = layers.exact();
        if (exact == null || !exact.holds(grid)) {
            exact = new Layer(job.view(), grid);
            layers.begin(exact);
        }
        exact.finish(x, y, width, height, model.scale().get());
        if (exact.isWhole()) {
            layers.complete();
        }
        changed.run();
    }

    private void end(Wanted job, Outcome<SliceView> outcome) {
        if (job.equals(wanted) && !(outcome instanceof Outcome.Cancelled)) {
            ended.accept(outcome);
        }
    }
}
