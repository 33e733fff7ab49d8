package org.tensorloupe.ui.picture.filters;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.render.FilterSummary;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;

/// Filters whose norm is below 2% of the median norm.
final class DeadFilters {
    private static final Texts TEXTS = Texts.of(DeadFilters.class);
    private static final double SHARE = 0.02;
    private static final int NAMED = 16;

    private DeadFilters() {}

    /// Their indices, ascending.
    static List<Integer> of(@Nullable FilterStatistics statistics) {
        return statistics == null
                ? List.of()
                : statistics.filters().stream()
                        .filter(filter -> filter.norm() < SHARE * statistics.medianNorm())
                        .map(FilterSummary::filter)
                        .toList();
    }

    /// A sentence that names them.
    static String sentence(List<Integer> dead) {
        String names =
                dead.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return TEXTS.count(
                "dead",
                dead.size(),
                Figures.fixed(SHARE * 100, 0) + "%",
                dead.size() > NAMED ? TEXTS.get("dead.more", names) : names);
    }
}
