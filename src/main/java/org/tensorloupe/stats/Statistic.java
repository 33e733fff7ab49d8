package org.tensorloupe.stats;

import java.util.OptionalDouble;

/// One number of a [Summary], as a column of a table. Instances are in [Statistics#ALL].
public interface Statistic {
    /// Name of the column in exports: `abs_mean`.
    String name();

    /// Name for people: `mean |x|`.
    String label();

    /// The number, to compare and sort by; none if the tensor has no such value.
    OptionalDouble value(Summary summary);

    /// The number as the shortest decimal that reads back as the same float64, and all digits of an
    /// integer; empty if there is none.
    String text(Summary summary);
}
