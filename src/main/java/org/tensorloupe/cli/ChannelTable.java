package org.tensorloupe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.ChannelCsv;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.load.ChannelStream;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.model.Finding;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.tensor.TensorInfo;

/// Writes the statistics of tensors' channels as they are computed, and says which cannot be.
final class ChannelTable {
    private final OpenCheckpoint open;
    private final int axis;
    private final Console console;

    /// Names of tensors of which a finding says already that they are damaged.
    private final Set<String> damaged;

    private boolean complete = true;

    /// @param axis below 0 it counts from the last
    ChannelTable(OpenCheckpoint open, int axis, Console console) {
        this.open = open;
        this.axis = axis;
        this.console = console;
        this.damaged =
                open.checkpoint().findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .map(Finding::name)
                        .collect(Collectors.toSet());
    }

    /// @throws IOException if the stream refuses
    void write(List<TensorInfo> tensors, OutputStream out) throws IOException {
        ChannelCsv table = ChannelCsv.begin(out);
        List<TensorInfo> fitting = tensors.stream().filter(this::fits).toList();
        if (fitting.isEmpty() && !tensors.isEmpty()) {
            console.say(
                    open.checkpoint().fileName() + ": no tensor with values has an axis " + axis);
        }
        ChannelStream.run(
                fitting,
                axis,
                open.storages(),
                Monitor.NONE,
                (tensor, outcome) -> {
                    switch (outcome) {
                        case Outcome.Done<ChannelStatistics>(var statistics) ->
                                table.rows(tensor.name(), statistics);
                        case Outcome.Failed<ChannelStatistics>(var fault) -> {
                            complete = false;
                            if (!damaged.contains(tensor.name())) {
                                console.sayFault(open.checkpoint(), tensor.name(), fault);
                            }
                        }
                        case Outcome.Crashed<ChannelStatistics>(var cause) ->
                                throw new IllegalStateException(cause);
                        case Outcome.Cancelled<ChannelStatistics> _ -> {}
                    }
                });
        table.end();
    }

    private boolean fits(TensorInfo tensor) {
        int rank = tensor.numbers().shape().rank();
        return tensor.hasValues() && axis < rank && axis >= -rank;
    }

    /// Whether every tensor that has the axis and values could be read.
    boolean isComplete() {
        return complete;
    }
}
