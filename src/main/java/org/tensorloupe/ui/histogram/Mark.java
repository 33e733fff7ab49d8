package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.stats.Summary;

/// A place on the axis with a name.
///
/// @param name such as `p50`
/// @param value what is marked
/// @param rank 0 for the mark whose label comes first where labels have no room
/// @param spread whether it tells of mean and deviation, not of a percentile
record Mark(String name, double value, int rank, boolean spread) {
    private static final int[] PERCENTILES = {50, 1, 99, 25, 75, 5, 95};

    /// The marks of a tensor with finite elements, by rank.
    static List<Mark> of(Summary summary, boolean percentiles, boolean deviation) {
        List<Mark> marks = new ArrayList<>();
        if (deviation) {
            double mean = summary.mean().orElseThrow();
            double std = summary.std().orElseThrow();
            add(marks, "mean", mean, true);
            add(marks, "−std", mean - std, true);
            add(marks, "+std", mean + std, true);
        }
        if (percentiles) {
            for (int percent : PERCENTILES) {
                double value = summary.quantile(percent / 100.0).orElseThrow();
                add(marks, "p" + percent, value, false);
            }
        }
        return marks;
    }

    private static void add(List<Mark> marks, String name, double value, boolean spread) {
        if (Double.isFinite(value)) {
            marks.add(new Mark(name, value, marks.size(), spread));
        }
    }
}
