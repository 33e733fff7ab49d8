package org.tensorloupe.stats;

import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Collects finite numbers for quantiles and histograms. Not thread-safe.
sealed interface ValueTable permits KeptValues, CountTable {
    /// Tensors of so many elements are kept value by value.
    int KEPT = 1 << 16;

    /// The table that suits a tensor; the same for all its parts.
    static ValueTable of(TensorReader reader) {
        TensorInfo tensor = reader.tensor();
        KeyScale scale = KeyScale.of(reader);
        return !scale.isExact() && tensor.numel() <= KEPT
                ? new KeptValues()
                : new CountTable(scale);
    }

    /// Adds finite numbers.
    void add(double[] x, int n);

    /// Adds the numbers of a table made for the same tensor, which is not to be used afterwards.
    void merge(ValueTable later);

    /// The distribution.
    ///
    /// @param min least number that was added
    /// @param max largest number that was added
    Histogram finish(double min, double max);
}
