package org.tensorloupe.ui.channels;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// Computes what the channels view shows. JavaFX thread, but for the work itself.
final class ChannelLoader {
    private static final Texts TEXTS = Texts.of(ChannelLoader.class);

    private final Slot statistics = new Slot();
    private final Slot plots = new Slot();
    private final Slot sorts = new Slot();
    private final ChannelModel model;
    private final Consumer<Outcome<?>> failed;

    /// @param failed hears how reading the tensor went wrong
    ChannelLoader(ChannelModel model, Consumer<Outcome<?>> failed) {
        this.model = model;
        this.failed = failed;
    }

    /// Cancels everything.
    void clear() {
        statistics.clear();
        plots.clear();
        sorts.clear();
    }

    /// Computes the statistics that the model asks for, then the plot.
    void load(Document document) {
        TensorInfo tensor = model.tensor().get();
        AxisChoice axis = model.axis().get();
        Component part = model.part().get();
        clear();
        model.forget();
        if (tensor == null || axis == null) {
            return;
        }
        statistics.replace(
                document.run(
                        TEXTS.get("job.compute", tensor.name()),
                        Priority.VISIBLE,
                        tensor.byteSize(),
                        monitor ->
                                ChannelOverview.of(
                                        document.channels()
                                                .get(tensor, part, axis.axis(), monitor)),
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done<ChannelOverview>(ChannelOverview found)
                                        when tensor.equals(model.tensor().get())
                                                && axis.equals(model.axis().get())
                                                && part == model.part().get() -> {
                                    model.overview().set(found);
                                    plot(document);
                                }
                                case Outcome.Done<ChannelOverview> _,
                                        Outcome.Cancelled<ChannelOverview> _ -> {}
                                case Outcome.Failed<ChannelOverview> _,
                                        Outcome.Crashed<ChannelOverview> _ ->
                                        failed.accept(outcome);
                            }
                        }));
    }

    /// Computes the plot of the statistics that are there.
    void plot(Document document) {
        ChannelOverview overview = model.overview().get();
        PlotKind kind = model.kind().get();
        PlotOrder order = model.order().get();
        if (overview == null) {
            return;
        }
        plots.replace(
                document.run(
                        TEXTS.get("job.plot"),
                        Priority.VISIBLE,
                        0,
                        _ -> ChannelSeries.of(overview, kind, order),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<ChannelSeries>(var series)
                                    && isShown(overview)) {
                                model.series().set(series);
                            }
                        }));
    }

    /// Sorts the channels that are there.
    ///
    /// @param sorted receives them, if they still are
    void sort(Document document, List<ChannelOrder.Key> keys, Consumer<int[]> sorted) {
        ChannelOverview overview = model.overview().get();
        if (overview == null) {
            return;
        }
        sorts.replace(
                document.run(
                        TEXTS.get("job.sort"),
                        Priority.VISIBLE,
                        0,
                        _ -> ChannelOrder.by(overview.statistics(), keys),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<int[]>(int[] order)
                                    && isShown(overview)) {
                                sorted.accept(order);
                            }
                        }));
    }

    private boolean isShown(@Nullable ChannelOverview overview) {
        return overview != null && overview.equals(model.overview().get());
    }
}
