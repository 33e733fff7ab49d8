package org.tensorloupe.stats;

import org.tensorloupe.tensor.TensorReader;

/// Collects finite numbers for quantiles and histograms. Not thread-safe.
sealed interface ValueTable permits KeptValues, CountTable, DistinctCounts, NoCounts.Table {
    /// Tensors of at most so many elements are kept value by value.
    int KEPT = 1 << 16;

    /// The table that suits a tensor; the same for all its parts.
    static ValueTable of(TensorReader reader, Depth depth) {
        if (depth == Depth.FIGURES) {
            return new NoCounts.Table();
        }
        KeyScale scale = KeyScale.of(BlockReader.isNarrow(reader.tensor().dtype()));
        if (reader.tensor().numel() <= KEPT) {
            return new KeptValues();
        }
        return DistinctCounts.fits(reader) ? new DistinctCounts() : new CountTable(scale);
    }

    /// Adds finite numbers.
    void add(Block block);

    /// Adds the numbers of a table made for the same tensor, which is not to be used afterwards.
    void merge(ValueTable later);

    /// The distribution.
    ///
    /// @param extremes of the numbers that were added
    Histogram finish(Extremes extremes);
}
