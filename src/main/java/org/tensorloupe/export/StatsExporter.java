package org.tensorloupe.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.TensorInfo;

/// A table of tensors and their statistics, one row each.
public non-sealed interface StatsExporter extends Exporter {
    /// Begins a table.
    ///
    /// @param out stays open; flushed at the end
    /// @throws IOException if the stream refuses
    Rows begin(OutputStream out) throws IOException;

    /// A table that is being written. Not thread-safe.
    interface Rows {
        /// Writes a row, in the order in which rows come.
        ///
        /// @param summary absent if the tensor has no values, or none that can be read
        /// @throws IOException if the stream refuses
        void row(TensorInfo tensor, Optional<Summary> summary) throws IOException;

        /// Ends the table.
        ///
        /// @throws IOException if the stream refuses
        void end() throws IOException;
    }
}
