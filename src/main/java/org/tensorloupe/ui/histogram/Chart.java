package org.tensorloupe.ui.histogram;

import java.util.List;
import java.util.Objects;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.stats.Summary;

/// What is drawn: the counts of one tensor's bins as bars, and of others as lines.
///
/// @param axis the values that are seen
/// @param bins cover the axis
/// @param summary of the tensor, with one finite element or more
/// @param counts elements in each bin; not to be changed
/// @param lines other tensors
record Chart(ValueAxis axis, Bins bins, Summary summary, long[] counts, List<Line> lines) {
    /// The counts of another tensor.
    ///
    /// @param overlay with statistics
    /// @param counts elements in each bin; not to be changed
    record Line(Overlay overlay, long[] counts) {
        long total() {
            return Objects.requireNonNull(overlay.summary()).finite();
        }

        double share(int bin) {
            return (double) counts[bin] / total();
        }
    }

    static Chart of(ValueAxis axis, Bins bins, Summary summary, List<Overlay> overlays) {
        List<Line> lines =
                overlays.stream()
                        .filter(Overlay::isDrawn)
                        .map(other ->
                                new Line(
                                        other,
                                        bins.counts(
                                                Objects.requireNonNull(other.summary())
                                                        .histogram())))
                        .toList();
        return new Chart(axis, bins, summary, bins.counts(summary.histogram()), lines);
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
        if (counts[bin] == 0 || !histogram().isExact()) {
            return Double.NaN;
        }
        long first = histogram().below(bins.edge(bin));
        double least = histogram().valueAt(first);
        return least == histogram().valueAt(first + counts[bin] - 1) ? least : Double.NaN;
    }

    /// Share of the finite elements in a bin, 0 to 1.
    double share(int bin) {
        return (double) counts[bin] / summary.finite();
    }

    /// Height of a bar.
    double height(int bin) {
        return isOfShares() ? share(bin) : counts[bin];
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

    /// Number of finite elements left of what is seen.
    long below() {
        return histogram().below(axis.lo());
    }

    /// Number of finite elements right of what is seen.
    long above() {
        return histogram().total() - histogram().upTo(axis.hi());
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
