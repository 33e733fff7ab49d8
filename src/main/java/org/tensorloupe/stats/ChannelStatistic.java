package org.tensorloupe.stats;

import java.util.function.Function;
import org.tensorloupe.tensor.Decimals;

/// One number of a channel, as a column of a table; in the order of the columns.
public enum ChannelStatistic {
    /// The mean of the finite elements.
    MEAN("mean", "mean", false),
    /// Their standard deviation, of the population.
    STD("std", "std", false),
    /// The least of them.
    MIN("min", "min", false),
    /// The largest of them.
    MAX("max", "max", false),
    /// The root of the sum of their squares.
    L2("l2", "L2", false),
    /// How many are 0.
    ZEROS("zeros", "zeros", true),
    /// How many elements are NaN.
    NAN("nan", "NaN", true),
    /// How many elements are plus infinity.
    POS_INF("pos_inf", "+Inf", true),
    /// How many elements are minus infinity.
    NEG_INF("neg_inf", "−Inf", true);

    private final String column;
    private final String label;
    private final boolean count;

    ChannelStatistic(String column, String label, boolean count) {
        this.column = column;
        this.label = label;
        this.count = count;
    }

    /// All numbers of a channel, as texts.
    ///
    /// @param text how one is written
    public static String[] row(Function<ChannelStatistic, String> text) {
        ChannelStatistic[] all = values();
        String[] cells = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            cells[i] = text.apply(all[i]);
        }
        return cells;
    }

    /// Name of the column in exports: `pos_inf`.
    public String column() {
        return column;
    }

    /// Name for people: `+Inf`.
    public String label() {
        return label;
    }

    /// Whether it counts elements.
    public boolean isCount() {
        return count;
    }

    /// The number; NaN if the channel has no such value.
    public double value(ChannelStatistics statistics, int channel) {
        return switch (this) {
            case MEAN -> statistics.mean(channel);
            case STD -> statistics.std(channel);
            case MIN -> statistics.min(channel);
            case MAX -> statistics.max(channel);
            case L2 -> statistics.l2(channel);
            case ZEROS -> statistics.zeros(channel);
            case NAN -> statistics.nan(channel);
            case POS_INF -> statistics.posInf(channel);
            case NEG_INF -> statistics.negInf(channel);
        };
    }

    /// The number as the shortest decimal that reads back as the same float64, and all digits of a
    /// count; empty if there is none.
    public String text(ChannelStatistics statistics, int channel) {
        double value = value(statistics, channel);
        if (Double.isNaN(value)) {
            return "";
        }
        return count ? Long.toString((long) value) : Decimals.text(value);
    }
}
