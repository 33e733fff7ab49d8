package org.tensorloupe.ui.channels;

import java.util.AbstractList;
import javafx.collections.ObservableListBase;

/// The channels as rows of a table, in an order that is replaced as a whole; four bytes each.
final class ChannelRows extends ObservableListBase<Integer> {
    private int[] order = {};

    /// Shows channels in an order.
    ///
    /// @param next not to be changed afterwards
    void set(int[] next) {
        int before = order.length;
        beginChange();
        order = next;
        nextReplace(0, next.length, new Removed(before));
        endChange();
    }

    /// Where a channel stands; -1 if it is not there.
    int row(int channel) {
        for (int row = 0; row < order.length; row++) {
            if (order[row] == channel) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public Integer get(int row) {
        return order[row];
    }

    @Override
    public int size() {
        return order.length;
    }

    /// As many rows as there were; listeners ask for no more than their number.
    private static final class Removed extends AbstractList<Integer> {
        private final int size;

        Removed(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int row) {
            return -1;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
