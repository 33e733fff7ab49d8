package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.stats.Summary;

/// What is drawn: the counts of one tensor's bins as bars, and of others as lines.
///
/// @param axis the values that are seen
/// @param bins cover the axis
/// @param summary of the tensor, with one finite element or more
/// @param counts of the tensor
/// @param lines other tensors
/// @param exact whether all counts are exact, and not only about right
record Chart(
        ValueAxis axis,
        Bins bins,
        Summary summary,
        BinCounts counts,
        List<Line> lines,
        boolean exact) {
    /// The counts of another tensor.
    ///
    /// @param overlay with statistics
    /// @param counts of its elements
    record Line(Overlay overlay, BinCounts counts) {
        long total() {
            return summary().finite();
        }

        Summary summary() {
            return Objects.requireNonNull(overlay.summary());
        }

        double share(int bin) {
            return (double) counts.in(bin) / total();
        }
    }

    /// The chart that statistics give; the counts of large tensors of wide types are about right.
    static Chart of(ValueAxis axis, Bins bins, Summary summary, List<Overlay> overlays) {
        List<Line> lines = new ArrayList<>();
        boolean exact = summary.histogram().isExact();
        for (Overlay other : overlays) {
            if (other.isDrawn()) {
                Histogram histogram = Objects.requireNonNull(other.summary()).histogram();
                lines.add(new Line(other, BinCounts.of(histogram, axis, bins)));
                exact &= histogram.isExact();
            }
        }
        BinCounts counts = BinCounts.of(summary.histogram(), axis, bins);
        return new Chart(axis, bins, summary, counts, lines, exact);
    }

    /// Whether heights are shares of each tensor's elements, so that sizes do not matter.
    boolean isOfShares() {
        return !lines.isEmpty();
    }

    Histogram histogram() {
        return summary.histogram();
    }

    /// The one value that all elements of a bin have, NaN if they have several or there are none.
    double only(int bin) {
        if (counts.in(bin) == 0 || !histogram().isExact()) {
            return Double.NaN;
        }
        long first = histogram().below(bins.edge(bin));
        double least = histogram().valueAt(first);
        return least == histogram().valueAt(first + counts.in(bin) - 1) ? least : Double.NaN;
    }

    /// Share of the finite elements in a bin, 0 to 1.
    double share(int bin) {
        return (double) counts.in(bin) / summary.finite();
    }

    /// Height of a bar.
    double height(int bin) {
        return isOfShares() ? share(bin) : counts.in(bin);
    }

    /// The largest height; above 0.
    double top() {
        double top = 0;
        for (int bin = 0; bin < bins.count(); bin++) {
            top = Math.max(top, height(bin));
            for (Line line : lines) {
                top = Math.max(top, line.share(bin));
            }
        }
        return top > 0 ? top : 1;
    }

    /// Half the height of a single element: where a logarithmic scale begins.
    double floor() {
        if (!isOfShares()) {
            return 0.5;
        }
        long most =
                Math.max(summary.finite(), lines.stream().mapToLong(Line::total).max().orElse(1));
        return 0.5 / most;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
