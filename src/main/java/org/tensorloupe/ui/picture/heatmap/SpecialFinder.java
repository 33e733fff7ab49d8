package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Finds elements that are not finite.
final class SpecialFinder {
    private static final int CHUNK = 1 << 16;

    private SpecialFinder() {}

    /// Which elements are looked for.
    enum Kind {
        /// Not a number.
        NAN("NaN"),
        /// Plus infinity.
        POSITIVE("+Inf"),
        /// Minus infinity.
        NEGATIVE("−Inf");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// The name in the window.
        String text() {
            return text;
        }

        /// Whether a value is one.
        boolean matches(double value) {
            return switch (this) {
                case NAN -> Double.isNaN(value);
                case POSITIVE -> value == Double.POSITIVE_INFINITY;
                case NEGATIVE -> value == Double.NEGATIVE_INFINITY;
            };
        }
    }

    /// The next element of a kind after a flat position, from the first one again after the last.
    ///
    /// @param after flat position in row-major order, -1 to begin with the first
    /// @return its position, -1 if there is none
    /// @throws CheckpointException if the tensor cannot be read
    static long next(
            TensorInfo tensor,
            Component part,
            Kind kind,
            long after,
            StorageSource source,
            Monitor monitor)
            throws CheckpointException {
        TensorReader reader = TensorReader.open(tensor, part, source, monitor);
        long found = find(reader, kind, after + 1, reader.tensor().numel(), monitor);
        return found >= 0 ? found : find(reader, kind, 0, after + 1, monitor);
    }

    private static long find(TensorReader reader, Kind kind, long from, long to, Monitor monitor)
            throws CheckpointException {
        double[] chunk = new double[(int) Math.min(CHUNK, Math.max(0, to - from))];
        for (long at = from; at < to; at += chunk.length) {
            int count = (int) Math.min(chunk.length, to - at);
            reader.read(at, chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if (kind.matches(chunk[i])) {
                    return at + i;
                }
            }
            monitor.advance(reader.tensor().dtype().byteSize(count));
        }
        return -1;
    }
}
