package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// Replaces counts that are about right by exact ones, read in the background. JavaFX thread.
final class ExactCounts {
    private static final Texts TEXTS = Texts.of(ExactCounts.class);

    private final Slot slot = new Slot();
    private final HistogramModel model;
    private @Nullable Document document;

    ExactCounts(HistogramModel model) {
        this.model = model;
        model.chart().subscribe(this::improve);
    }

    /// Takes the document that the tensors are in; without one, all work ends.
    void begin(@Nullable Document next) {
        slot.clear();
        document = next;
    }

    private void improve() {
        Chart chart = model.chart().get();
        TensorInfo tensor = model.tensor();
        Document open = document;
        slot.clear();
        if (chart == null || chart.exact() || tensor == null || open == null) {
            return;
        }
        Component part = model.part().get();
        StorageSource source = open.storages();
        slot.replace(
                open.run(
                        TEXTS.get("job.count", tensor.name()),
                        Priority.VISIBLE,
                        bytes(chart, tensor),
                        monitor -> read(chart, tensor, part, source, monitor),
                        outcome -> deliver(chart, outcome)));
    }

    private static long bytes(Chart chart, TensorInfo tensor) {
        long bytes = chart.histogram().isExact() ? 0 : tensor.byteSize();
        for (Chart.Line line : chart.lines()) {
            bytes += isExact(line) ? 0 : line.overlay().tensor().byteSize();
        }
        return bytes;
    }

    private static boolean isExact(Chart.Line line) {
        return line.summary().histogram().isExact();
    }

    private static Chart read(
            Chart chart, TensorInfo tensor, Component part, StorageSource source, Monitor monitor)
            throws CheckpointException {
        ValueAxis axis = chart.axis();
        Bins bins = chart.bins();
        Summary summary = chart.summary();
        BinCounts counts =
                summary.histogram().isExact()
                        ? chart.counts()
                        : Recount.of(tensor, part, axis, bins, source, monitor);
        List<Chart.Line> lines = new ArrayList<>();
        for (Chart.Line line : chart.lines()) {
            lines.add(
                    isExact(line)
                            ? line
                            : new Chart.Line(
                                    line.overlay(),
                                    Recount.of(
                                            line.overlay().tensor(),
                                            Component.VALUE,
                                            axis,
                                            bins,
                                            source,
                                            monitor)));
        }
        return new Chart(axis, bins, summary, counts, lines, true);
    }

    /// A reading that fails leaves the counts as they are: the tensor's statistics said so before.
    private void deliver(Chart asked, Outcome<Chart> outcome) {
        if (outcome instanceof Outcome.Done<Chart>(Chart exact)
                && asked.equals(model.chart().get())) {
            model.chart().set(exact);
        }
    }
}
