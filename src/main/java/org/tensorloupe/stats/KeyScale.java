package org.tensorloupe.stats;

/// Buckets of floating-point numbers by sign, exponent and leading fraction bits: 1/128 of a power
/// of two each. A bucket's key is the upper part of the bit pattern of its numbers.
enum KeyScale {
    /// float32.
    SINGLE(16) {
        @Override
        void count(Block block, int[] counts) {
            int[] bits = block.bits();
            for (int i = 0; i < block.size(); i++) {
                counts[bits[i] >>> 16]++;
            }
        }

        @Override
        double magnitude(int key) {
            return key == 0x7f80 ? 0x1p128 : Float.intBitsToFloat(key << 16);
        }
    },
    /// float64.
    DOUBLE(19) {
        @Override
        void count(Block block, int[] counts) {
            long[] bits = block.longBits();
            for (int i = 0; i < block.size(); i++) {
                counts[(int) (bits[i] >>> 45)]++;
            }
        }

        @Override
        double magnitude(int key) {
            return Double.longBitsToDouble((long) key << 45);
        }
    };

    private final int half;

    KeyScale(int bits) {
        this.half = 1 << (bits - 1);
    }

    /// The scale for blocks of patterns of 32 bits, or of 64.
    static KeyScale of(boolean isNarrow) {
        return isNarrow ? SINGLE : DOUBLE;
    }

    /// Counts the finite numbers of a block by their key.
    ///
    /// @param counts as long as [#keys()]
    abstract void count(Block block, int[] counts);

    /// The least magnitude of a bucket of positive numbers.
    abstract double magnitude(int key);

    /// Number of keys; keys are 0 to keys() - 1.
    int keys() {
        return 2 * half;
    }

    /// The key at a place in the order of the numbers.
    int keyAt(int rank) {
        return rank < half ? keys() - 1 - rank : rank - half;
    }

    /// Least number of a bucket.
    double low(int key) {
        return key < half ? magnitude(key) : -magnitude(key - half + 1);
    }

    /// Least upper bound of a bucket.
    double high(int key) {
        return key < half ? magnitude(key + 1) : -magnitude(key - half);
    }
}
