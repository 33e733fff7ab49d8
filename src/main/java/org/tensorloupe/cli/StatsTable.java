package org.tensorloupe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.SummaryStream;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// Writes the statistics of tensors as they are computed, and says which cannot be.
final class StatsTable {
    private final OpenCheckpoint open;
    private final StatsExporter exporter;
    private final Console console;
    private final Depth depth;

    /// Names of tensors of which a finding says already that they are damaged.
    private final Set<String> damaged;

    private boolean complete = true;

    /// @param depth how much of each tensor is summarised
    StatsTable(OpenCheckpoint open, StatsExporter exporter, Depth depth, Console console) {
        this.depth = depth;
        this.open = open;
        this.exporter = exporter;
        this.console = console;
        this.damaged =
                open.checkpoint().findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .map(Finding::name)
                        .collect(Collectors.toSet());
    }

    /// @throws IOException if the stream refuses
    void write(List<TensorInfo> tensors, OutputStream out) throws IOException {
        StatsExporter.Rows rows = exporter.begin(out);
        SummaryStream.run(
                tensors,
                open.storages(),
                depth,
                Monitor.NONE,
                (tensor, outcome) -> {
                    switch (outcome) {
                        case Outcome.Done<Summary> done ->
                                rows.row(tensor, Optional.of(done.value()));
                        case Outcome.Failed<Summary> failed -> {
                            fail(tensor, failed.fault());
                            rows.row(tensor, Optional.empty());
                        }
                        case Outcome.Crashed<Summary> crashed ->
                                throw new IllegalStateException(crashed.cause());
                        case Outcome.Cancelled<Summary> _ -> {}
                    }
                });
        rows.end();
    }

    private void fail(TensorInfo tensor, FormatFault fault) {
        if (tensor.hasValues()) {
            complete = false;
            Checkpoint checkpoint = open.checkpoint();
            if (!damaged.contains(tensor.name())) {
                console.sayFault(checkpoint, tensor.name(), fault);
            }
        }
    }

    /// Whether every tensor that has values could be read.
    boolean isComplete() {
        return complete;
    }
}
