package org.tensorloupe.stats;

/// Floating-point numbers by sign, exponent and leading fraction bits.
enum SignScale implements KeyScale {
    /// Numbers that the upper half of a float32 holds: bfloat16 and all types of up to 8 bits.
    UPPER_HALF(16, true) {
        @Override
        public void keys(Block block) {
            SINGLE.keys(block);
        }

        @Override
        double magnitude(int key) {
            return SINGLE.magnitude(key);
        }
    },
    /// float16.
    HALF(16, true) {
        @Override
        public void keys(Block block) {
            int[] keys = block.keys();
            for (int i = 0; i < block.size(); i++) {
                keys[i] = Float.floatToFloat16((float) block.at(i)) & 0xffff;
            }
        }

        @Override
        double magnitude(int key) {
            return Float.float16ToFloat((short) key);
        }
    },
    /// float32, in steps of 1/128 of a power of two.
    SINGLE(16, false) {
        @Override
        public void keys(Block block) {
            int[] keys = block.keys();
            int[] bits = block.bits();
            if (block.isNarrow()) {
                for (int i = 0; i < block.size(); i++) {
                    keys[i] = bits[i] >>> 16;
                }
            } else {
                for (int i = 0; i < block.size(); i++) {
                    keys[i] = Float.floatToRawIntBits((float) block.wide()[i]) >>> 16;
                }
            }
        }

        @Override
        double magnitude(int key) {
            return key == 0x7f80 ? 0x1p128 : Float.intBitsToFloat(key << 16);
        }
    },
    /// float64, in steps of 1/128 of a power of two.
    DOUBLE(19, false) {
        @Override
        public void keys(Block block) {
            int[] keys = block.keys();
            long[] bits = block.longBits();
            for (int i = 0; i < block.size(); i++) {
                keys[i] = (int) (bits[i] >>> 45);
            }
        }

        @Override
        double magnitude(int key) {
            return Double.longBitsToDouble((long) key << 45);
        }
    };

    private final int half;
    private final boolean exact;

    SignScale(int bits, boolean exact) {
        this.half = 1 << (bits - 1);
        this.exact = exact;
    }

    /// The least magnitude of a bucket of positive numbers.
    abstract double magnitude(int key);

    @Override
    public int keys() {
        return 2 * half;
    }

    @Override
    public boolean isExact() {
        return exact;
    }

    @Override
    public int keyAt(int rank) {
        return rank < half ? keys() - 1 - rank : rank - half;
    }

    @Override
    public double low(int key) {
        return key < half ? magnitude(key) : -outer(key - half);
    }

    @Override
    public double high(int key) {
        return key < half ? outer(key) : -magnitude(key - half);
    }

    private double outer(int key) {
        return exact ? magnitude(key) : magnitude(key + 1);
    }
}
