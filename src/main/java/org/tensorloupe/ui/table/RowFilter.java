package org.tensorloupe.ui.table;

import java.util.List;
import java.util.Optional;
import org.tensorloupe.model.Finding;
import org.tensorloupe.ui.tree.Matches;

/// Which rows are shown. Immutable, any thread.
///
/// @param matches what answers the search; empty if there is none
/// @param ending last part of the name; empty for all
/// @param dtype name of the dtype; empty for all
/// @param rank number of axes; -1 for all
/// @param findings whether only tensors with findings
record RowFilter(
        Optional<Matches> matches, String ending, String dtype, int rank, boolean findings) {
    /// Shows everything.
    static final RowFilter ALL = new RowFilter(Optional.empty(), "", "", -1, false);

    boolean shows(TensorRow row) {
        return matches.map(found -> found.shows(row.id())).orElse(true)
                && (ending.isEmpty() || ending.equals(endingOf(row)))
                && (dtype.isEmpty() || dtype.equals(row.tensor().dtype().name()))
                && (rank < 0 || rank == row.tensor().shape().rank())
                && (!findings || row.severity() != Finding.Severity.INFO);
    }

    List<TensorRow> of(List<TensorRow> rows) {
        return equals(ALL) ? rows : rows.stream().filter(this::shows).toList();
    }

    /// Whether results that arrive may change what is shown.
    boolean isComputed() {
        return findings;
    }

    RowFilter with(Optional<Matches> found) {
        return new RowFilter(found, ending, dtype, rank, findings);
    }

    /// The last part of a name: `weight`.
    static String endingOf(TensorRow row) {
        String name = row.tensor().name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
