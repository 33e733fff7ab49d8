package org.tensorloupe.stats;

import org.jspecify.annotations.Nullable;

/// Counts numbers by their key in a scale.
final class CountTable implements ValueTable {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    private final KeyScale scale;

    /// Counts by key; a page without counts is null.
    private final long[] @Nullable [] pages;

    CountTable(KeyScale scale) {
        this.scale = scale;
        this.pages = new long[Math.ceilDiv(scale.keys(), PAGE)][];
    }

    @Override
    public void add(Block block) {
        int n = block.size();
        int[] keys = block.keys();
        scale.keys(block);
        if (pages.length == 1) {
            long[] counts = page(0);
            for (int i = 0; i < n; i++) {
                counts[keys[i]]++;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            page(keys[i] >>> PAGE_BITS)[keys[i] & (PAGE - 1)]++;
        }
    }

    private long[] page(int index) {
        long[] page = pages[index];
        if (page == null) {
            page = new long[Math.min(scale.keys(), PAGE)];
            pages[index] = page;
        }
        return page;
    }

    @Override
    public void merge(ValueTable later) {
        if (!(later instanceof CountTable other) || !other.scale.equals(scale)) {
            throw new IllegalArgumentException("tables of different tensors");
        }
        for (int index = 0; index < pages.length; index++) {
            long[] mine = pages[index];
            long[] others = other.pages[index];
            if (mine == null) {
                pages[index] = others;
            } else if (others != null) {
                for (int i = 0; i < mine.length; i++) {
                    mine[i] += others[i];
                }
            }
        }
    }

    @Override
    public Histogram finish(Extremes extremes) {
        int buckets = 0;
        for (int rank = 0; rank < scale.keys(); rank++) {
            buckets += count(scale.keyAt(rank)) > 0 ? 1 : 0;
        }
        double[] low = new double[buckets];
        double[] high = scale.isExact() ? low : new double[buckets];
        long[] before = new long[buckets + 1];
        int at = 0;
        for (int rank = 0; rank < scale.keys(); rank++) {
            int key = scale.keyAt(rank);
            long count = count(key);
            if (count > 0) {
                high[at] = scale.high(key);
                low[at] = scale.low(key);
                before[at + 1] = before[at] + count;
                at++;
            }
        }
        if (!scale.isExact() && buckets > 0) {
            new BucketEdges(low, high, before).tighten(extremes);
        }
        return new BucketCounts(scale.isExact(), low, high, before);
    }

    private long count(int key) {
        long[] page = pages[key >>> PAGE_BITS];
        return page == null ? 0 : page[key & (PAGE - 1)];
    }
}
