package org.tensorloupe.ui.table;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.text.NoValues;

/// A tensor in the table. Its state changes on the JavaFX thread and can be read on any; only rows
/// that were on the screen have a property for it.
final class TensorRow {
    private final int position;
    private final int id;
    private final TensorNode node;
    private final Finding.Severity severity;
    private volatile RowState state = RowState.Pending.PENDING;
    private @Nullable ReadOnlyObjectWrapper<RowState> shown;

    /// @param position its place in the order of the file
    /// @param id number of the node in the outline
    /// @param severity of the worst finding about it
    TensorRow(int position, int id, TensorNode node, Finding.Severity severity) {
        this.position = position;
        this.id = id;
        this.node = node;
        this.severity = severity;
    }

    int position() {
        return position;
    }

    int id() {
        return id;
    }

    TensorNode node() {
        return node;
    }

    TensorInfo tensor() {
        return node.tensor();
    }

    RowState state() {
        return state;
    }

    Optional<Summary> summary() {
        return state instanceof RowState.Ready(Summary summary)
                ? Optional.of(summary)
                : Optional.empty();
    }

    boolean isPending() {
        return state instanceof RowState.Pending;
    }

    /// How bad what is known of it is: what the file shows, and NaN or infinities in its values.
    Finding.Severity severity() {
        boolean special =
                state instanceof RowState.Ready(Summary summary)
                        && summary.finite() < summary.count();
        boolean failed = state instanceof RowState.Failed;
        Finding.Severity found =
                failed
                        ? Finding.Severity.ERROR
                        : special ? Finding.Severity.WARNING : Finding.Severity.INFO;
        return found.compareTo(severity) > 0 ? found : severity;
    }

    /// Takes over what the document knows by now. JavaFX thread, once it is in a table.
    void refresh(Document document) {
        if (!isPending()) {
            return;
        }
        RowState now = found(document);
        state = now;
        if (shown != null) {
            shown.set(now);
        }
    }

    private RowState found(Document document) {
        if (!tensor().hasValues() || tensor().numel() == 0) {
            return new RowState.Empty(NoValues.why(node));
        }
        Optional<Summary> summary = document.figures(tensor(), Component.VALUE);
        if (summary.isPresent()) {
            return new RowState.Ready(summary.get());
        }
        return document.failure(tensor()).map(this::failure).orElse(RowState.Pending.PENDING);
    }

    private RowState failure(Outcome<Summary> outcome) {
        return switch (outcome) {
            case Outcome.Failed<Summary>(var fault) ->
                    new RowState.Failed(FaultText.line(fault), Problem.of(fault).details());
            case Outcome.Crashed<Summary>(Throwable cause) -> {
                Problem problem = Problem.of(tensor().name(), cause);
                yield new RowState.Failed(problem.title(), problem.details());
            }
            case Outcome.Done<Summary> _, Outcome.Cancelled<Summary> _ -> RowState.Pending.PENDING;
        };
    }

    /// The state as the cells follow it. JavaFX thread.
    ReadOnlyObjectProperty<RowState> stateProperty() {
        if (shown == null) {
            shown = new ReadOnlyObjectWrapper<>(state);
        }
        return shown.getReadOnlyProperty();
    }
}
