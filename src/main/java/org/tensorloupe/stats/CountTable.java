package org.tensorloupe.stats;

import java.util.Arrays;

/// Counts numbers by their key in a scale.
final class CountTable implements ValueTable {
    /// Keys that are looked at together; most groups are empty.
    private static final int GROUP = 1 << 10;

    private final KeyScale scale;

    /// Of one part, whose elements an int counts.
    private final int[] part;

    /// Of all parts but this; empty until there are any.
    private long[] others = {};

    CountTable(KeyScale scale) {
        this.scale = scale;
        this.part = new int[scale.keys()];
    }

    @Override
    public void add(Block block) {
        scale.count(block, part);
    }

    @Override
    public void merge(ValueTable later) {
        if (!(later instanceof CountTable other) || other.scale != scale) {
            throw new IllegalArgumentException("tables of different tensors");
        }
        if (others.length == 0) {
            others = new long[part.length];
        }
        for (int from = 0; from < part.length; from += GROUP) {
            if (isAny(other.part, from)) {
                for (int key = from; key < from + GROUP; key++) {
                    others[key] += other.part[key];
                }
            }
        }
        for (int key = 0; key < other.others.length; key++) {
            others[key] += other.others[key];
        }
    }

    private static boolean isAny(int[] counts, int from) {
        int any = 0;
        for (int key = from; key < from + GROUP; key++) {
            any |= counts[key];
        }
        return any != 0;
    }

    @Override
    public Histogram finish(Extremes extremes) {
        int[] used = usedRanks();
        double[] low = new double[used.length];
        double[] high = new double[used.length];
        long[] before = new long[used.length + 1];
        for (int i = 0; i < used.length; i++) {
            int key = scale.keyAt(used[i]);
            low[i] = scale.low(key);
            high[i] = scale.high(key);
            before[i + 1] = before[i] + count(key);
        }
        if (used.length > 0) {
            new BucketEdges(low, high, before).tighten(extremes);
        }
        return new BucketCounts(false, low, high, before);
    }

    /// Ranks of the buckets that hold something, ascending.
    private int[] usedRanks() {
        int[] ranks = new int[part.length];
        int size = 0;
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[size] = rank;
            size += count(scale.keyAt(rank)) > 0 ? 1 : 0;
        }
        return Arrays.copyOf(ranks, size);
    }

    private long count(int key) {
        return part[key] + (others.length == 0 ? 0 : others[key]);
    }
}
