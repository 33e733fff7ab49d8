package org.tensorloupe.stats;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.PatternReader;

/// How often each bit pattern of 8 or 16 bits occurs, and where first. Not thread-safe.
final class PatternCounts {
    private static final int BLOCK = 1 << 13;
    private static final int REPORT = 1 << 17;

    private final long base;

    /// Of this part alone; at most [Chunks#SIZE] elements, so an int counts them.
    private final int[] times;

    /// Position of the first of each, from [#base] on; only where there are any.
    private final int[] first;

    /// Of the parts that were merged into this one.
    private long[] laterTimes = {};

    private long[] laterFirst = {};

    /// @param patterns number of patterns
    /// @param base position of the first element
    PatternCounts(int patterns, long base) {
        this.base = base;
        this.times = new int[patterns];
        this.first = new int[patterns];
    }

    /// Counts the elements `from..to`, where `from` is the base; at most 2,147,483,647.
    void count(PatternReader reader, long from, long to, Monitor monitor)
            throws CheckpointException {
        byte[] bytes = new byte[times.length == 256 ? BLOCK : 0];
        short[] shorts = new short[times.length == 256 ? 0 : BLOCK];
        int count = Math.toIntExact(to - from);
        int unreported = 0;
        for (int at = 0; at < count; at += BLOCK) {
            int n = Math.min(BLOCK, count - at);
            if (bytes.length > 0) {
                reader.read(from + at, bytes, n);
                count(bytes, n, at);
            } else {
                reader.read(from + at, shorts, n);
                count(shorts, n, at);
            }
            unreported += n;
            if (unreported >= REPORT || at + n == count) {
                monitor.advance(reader.tensor().dtype().byteSize(unreported));
                unreported = 0;
            }
        }
    }

    private void count(byte[] patterns, int n, int at) {
        int[] seen = times;
        for (int i = 0; i < n; i++) {
            int pattern = patterns[i] & 0xff;
            int before = seen[pattern];
            seen[pattern] = before + 1;
            if (before == 0) {
                first[pattern] = at + i;
            }
        }
    }

    private void count(short[] patterns, int n, int at) {
        int[] seen = times;
        for (int i = 0; i < n; i++) {
            int pattern = patterns[i] & 0xffff;
            int before = seen[pattern];
            seen[pattern] = before + 1;
            if (before == 0) {
                first[pattern] = at + i;
            }
        }
    }

    /// Adds the counts of elements that stand behind these.
    void merge(PatternCounts later) {
        if (laterTimes.length == 0) {
            laterTimes = new long[times.length];
            laterFirst = new long[times.length];
        }
        int[] more = later.times;
        for (int pattern = 0; pattern < more.length; pattern++) {
            if (more[pattern] != 0) {
                addLater(pattern, more[pattern], later.base + later.first[pattern]);
            }
        }
        for (int pattern = 0; pattern < later.laterTimes.length; pattern++) {
            if (later.laterTimes[pattern] != 0) {
                addLater(pattern, later.laterTimes[pattern], later.laterFirst[pattern]);
            }
        }
    }

    private void addLater(int pattern, long more, long at) {
        if (laterTimes[pattern] == 0) {
            laterFirst[pattern] = at;
        }
        laterTimes[pattern] += more;
    }

    /// How often a pattern occurs.
    long count(int pattern) {
        return times[pattern] + (laterTimes.length == 0 ? 0 : laterTimes[pattern]);
    }

    /// Position of the first element with a pattern that occurs.
    long first(int pattern) {
        return times[pattern] > 0 ? base + first[pattern] : laterFirst[pattern];
    }
}
