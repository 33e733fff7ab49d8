package org.tensorloupe.stats;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.TensorReader;

/// One walk over a part of a tensor, channel by channel, or where channels lie side by side, many
/// at a time. Not thread-safe.
final class ChannelPass {
    /// Elements that are held at a time where channels lie side by side.
    private static final int TILE = 1 << 16;

    /// Elements that are held at a time of channels one after the other.
    private static final int BLOCK = 1 << 13;

    /// Rows of a tile at most: more would cost digits.
    private static final int MOST_ROWS = 1024;

    /// Columns of a tile, where that many can be had.
    private static final int LANES = 128;

    /// Bytes between two words with the monitor, at least.
    private static final long REPORT = 1 << 18;

    private final TensorReader reader;
    private final ChannelCut cut;
    private final ChannelCut.Box box;
    private final PartialChannels into;
    private final Monitor monitor;
    private final RunSums run = new RunSums();
    private final ColumnSums sums = new ColumnSums();
    private final double[] held;
    private double[] column = {};
    private long unreported;

    ChannelPass(TensorReader reader, ChannelCut cut, PartialChannels into, Monitor monitor) {
        this.reader = reader;
        this.cut = cut;
        this.box = into.box();
        this.into = into;
        this.monitor = monitor;
        this.held = new double[cut.isSideBySide() ? TILE : BLOCK];
    }

    void run() throws CheckpointException {
        if (cut.isSideBySide()) {
            sideBySide();
        } else {
            for (long o = box.fromOuter(); o < box.toOuter(); o++) {
                oneByOne(o);
            }
        }
        monitor.advance(unreported);
    }

    private void read(long from, int start, int n) throws CheckpointException {
        reader.read(from, held, start, n);
        unreported += reader.tensor().dtype().byteSize(n);
        if (unreported >= REPORT) {
            monitor.advance(unreported);
            unreported = 0;
        }
    }

    private void oneByOne(long o) throws CheckpointException {
        long length = box.toInner() - box.fromInner();
        if (length <= BLOCK && length == cut.inner()) {
            int each = BLOCK / (int) length;
            for (int c = 0; c < box.channels(); c += each) {
                int n = Math.min(each, box.channels() - c);
                read(cut.position(o, box.fromChannel() + c, 0), 0, n * (int) length);
                for (int k = 0; k < n; k++) {
                    run.of(held, k * (int) length, (int) length);
                    into.add(c + k, run);
                }
            }
            return;
        }
        for (int c = 0; c < box.channels(); c++) {
            for (long i = box.fromInner(); i < box.toInner(); i += BLOCK) {
                int n = (int) Math.min(BLOCK, box.toInner() - i);
                read(cut.position(o, box.fromChannel() + c, i), 0, n);
                run.of(held, 0, n);
                into.add(c, run);
            }
        }
    }

    private void sideBySide() throws CheckpointException {
        int width = box.channels() * (int) cut.inner();
        boolean whole = box.channels() == cut.channels();
        int joined = whole ? Math.max(1, LANES / width) : 1;
        int lanes = joined * width;
        int most = Math.clamp(TILE / lanes, 1, MOST_ROWS);
        long o = box.fromOuter();
        while (box.toOuter() - o >= joined) {
            int rows = (int) Math.min(most, (box.toOuter() - o) / joined);
            if (whole) {
                read(cut.position(o, 0, 0), 0, rows * lanes);
            } else {
                for (int row = 0; row < rows; row++) {
                    read(cut.position(o + row, box.fromChannel(), 0), row * lanes, lanes);
                }
            }
            add(rows, lanes, width);
            o += (long) rows * joined;
        }
        int rest = (int) (box.toOuter() - o);
        if (rest > 0) {
            read(cut.position(o, 0, 0), 0, rest * width);
            add(1, rest * width, width);
        }
    }

    private void add(int rows, int lanes, int width) {
        sums.look(held, 0, rows, lanes);
        sums.takeMeans(rows, lanes);
        sums.distances(held, 0, rows, lanes);
        ChannelMoments moments = into.moments();
        int inner = (int) cut.inner();
        for (int lane = 0; lane < lanes; lane++) {
            int c = lane % width / inner;
            double min = sums.min(lane);
            double max = sums.max(lane);
            boolean plain =
                    Double.isFinite(sums.pivot(lane))
                            && !RunSums.isExtreme(Math.max(Math.abs(min), Math.abs(max)));
            if (!plain || !moments.isPlain(c)) {
                into.add(c, column(lane, rows, lanes));
                continue;
            }
            moments.add(c, rows, sums.pivot(lane), sums.sum(lane), sums.squares(lane));
            moments.reach(c, min, max);
            if (sums.nearest(lane) == 0) {
                into.counts().addZeros(c, zeros(lane, rows, lanes));
            }
        }
    }

    private RunSums column(int lane, int rows, int lanes) {
        if (column.length < rows) {
            column = new double[rows];
        }
        for (int row = 0; row < rows; row++) {
            column[row] = held[row * lanes + lane];
        }
        run.of(column, 0, rows);
        return run;
    }

    private int zeros(int lane, int rows, int lanes) {
        int found = 0;
        for (int row = 0; row < rows; row++) {
            found += held[row * lanes + lane] == 0 ? 1 : 0;
        }
        return found;
    }
}
