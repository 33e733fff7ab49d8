package org.tensorloupe.ui.picture.filters;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.render.FilterLikeness;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// Reads what the Filters view shows. JavaFX thread, but for the work itself.
final class FilterLoader {
    private static final Texts TEXTS = Texts.of(FilterLoader.class);

    private final Slot pictures = new Slot();
    private final Slot statistics = new Slot();
    private final Slot likenesses = new Slot();
    private final FilterModel model;
    private final Consumer<Outcome<FilterPicture>> ended;
    private @Nullable Source wanted;
    private @Nullable Source known;

    /// The weights of a picture.
    private record Source(TensorInfo tensor, Component part, FilterChannel channel, long depth) {}

    /// @param ended hears how reading the weights ended
    FilterLoader(FilterModel model, Consumer<Outcome<FilterPicture>> ended) {
        this.model = model;
        this.ended = ended;
    }

    /// Cancels all reading.
    void clear() {
        pictures.clear();
        statistics.clear();
        likenesses.clear();
        wanted = null;
        known = null;
    }

    /// Reads the weights that the model asks for, or colours those it has.
    void load(Document document) {
        TensorInfo tensor = model.tensor().get();
        if (tensor == null) {
            return;
        }
        Source next =
                new Source(tensor, model.part().get(), model.channel().get(), model.depth().get());
        FilterPicture shown = model.picture().get();
        FilterData data = next.equals(known) && shown != null ? shown.data() : null;
        wanted = next;
        RangeRule rule = model.rule();
        Colormap map = model.colormap().get();
        StorageSource source = document.storages();
        long bytes = tensor.dtype().byteSize(weights(next));
        pictures.replace(
                document.run(
                        TEXTS.get("job.read"),
                        Priority.VISIBLE,
                        data == null ? bytes : 0,
                        monitor -> {
                            FilterData read =
                                    data != null
                                            ? data
                                            : FilterData.read(
                                                    next.tensor,
                                                    next.part,
                                                    next.channel,
                                                    next.depth,
                                                    source,
                                                    monitor);
                            return FilterPicture.of(read, rule, map);
                        },
                        outcome -> deliver(next, outcome)));
    }

    private static long weights(Source source) {
        FilterAxes axes = FilterAxes.of(source.tensor.shape());
        return source.channel.count(axes) * axes.filters() * axes.plane();
    }

    private void deliver(Source asked, Outcome<FilterPicture> outcome) {
        if (!asked.equals(wanted)) {
            return;
        }
        if (outcome instanceof Outcome.Done<FilterPicture>(FilterPicture picture)) {
            known = asked;
            model.picture().set(picture);
        }
        if (!(outcome instanceof Outcome.Cancelled)) {
            ended.accept(outcome);
        }
    }

    /// Computes the statistics of all filters.
    void loadStatistics(Document document) {
        TensorInfo tensor = model.tensor().get();
        if (tensor == null) {
            return;
        }
        Component part = model.part().get();
        StorageSource source = document.storages();
        model.statistics().set(null);
        statistics.replace(
                document.run(
                        TEXTS.get("job.norms"),
                        Priority.VISIBLE,
                        tensor.byteSize(),
                        monitor -> FilterStatistics.read(tensor, part, source, monitor),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<FilterStatistics>(var result)
                                    && tensor.equals(model.tensor().get())
                                    && part == model.part().get()) {
                                model.statistics().set(result);
                            }
                        }));
    }

    /// Compares the selected filter with all.
    void loadLikeness(Document document) {
        TensorInfo tensor = model.tensor().get();
        if (tensor == null) {
            return;
        }
        int filter = model.selected().get();
        Component part = model.part().get();
        StorageSource source = document.storages();
        likenesses.replace(
                document.run(
                        TEXTS.get("job.likeness"),
                        Priority.VISIBLE,
                        tensor.byteSize(),
                        monitor -> FilterLikeness.read(tensor, part, filter, source, monitor),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<FilterLikeness>(var result)
                                    && tensor.equals(model.tensor().get())
                                    && result.filter() == model.selected().get()) {
                                model.likeness().set(result);
                            }
                        }));
    }
}
