package org.tensorloupe.ui.table;

import org.tensorloupe.stats.Summary;

/// What is known of the values of a tensor in the table.
sealed interface RowState {
    /// Not computed yet.
    record Pending() implements RowState {
        static final Pending PENDING = new Pending();
    }

    /// Computed.
    record Ready(Summary summary) implements RowState {}

    /// There is nothing to compute.
    ///
    /// @param why one sentence without a full stop
    record Empty(String why) implements RowState {}

    /// It cannot be computed.
    ///
    /// @param why one sentence without a full stop
    /// @param details for a report
    record Failed(String why, String details) implements RowState {}
}
