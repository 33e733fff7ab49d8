package org.tensorloupe.stats;

/// Integers of a few bits, signed or not; the key is the integer plus two to the power of `bits`.
///
/// @param bits 1 to 16
record IntegerScale(int bits) implements KeyScale {
    @Override
    public int keys() {
        return 2 << bits;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public void keys(Block block) {
        int[] keys = block.keys();
        int offset = 1 << bits;
        for (int i = 0; i < block.size(); i++) {
            keys[i] = (int) block.at(i) + offset;
        }
    }

    @Override
    public int keyAt(int rank) {
        return rank;
    }

    @Override
    public double low(int key) {
        return key - (1 << bits);
    }

    @Override
    public double high(int key) {
        return low(key);
    }
}
