package org.tensorloupe.stats;

/// A distribution that was not looked at. Only the number of elements is known.
record NoCounts(long total) implements Histogram {
    /// Takes numbers, and keeps none.
    static final class Table implements ValueTable {
        private long total;

        @Override
        public void add(Block block) {
            total += block.size();
        }

        @Override
        public void merge(ValueTable later) {
            if (!(later instanceof Table other)) {
                throw new IllegalArgumentException("tables of different tensors");
            }
            total += other.total;
        }

        @Override
        public Histogram finish(Extremes extremes) {
            return new NoCounts(total);
        }
    }

    @Override
    public boolean isKnown() {
        return false;
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public double valueAt(long rank) {
        throw unknown();
    }

    @Override
    public long below(double x) {
        throw unknown();
    }

    @Override
    public long upTo(double x) {
        throw unknown();
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("the distribution was not summarised");
    }

    @Override
    public long weight() {
        return Long.BYTES;
    }
}
