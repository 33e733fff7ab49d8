package org.tensorloupe.stats;

import org.tensorloupe.tensor.Quantization;

/// Whole multiples of a step, computed in float32: the numbers of a tensor that is quantised as a
/// whole.
///
/// @param step more than 0
/// @param reach the largest multiple
record StepScale(float step, int reach) implements KeyScale {
    /// Whether a quantisation gives numbers that such a scale holds, whatever the integers of up
    /// to 8 bits are.
    static boolean fits(Quantization.PerTensor q) {
        float step = (float) q.scale();
        return step > 0 && step < Float.POSITIVE_INFINITY && Math.abs(q.zeroPoint()) < 256;
    }

    @Override
    public int keys() {
        return 2 * reach + 1;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public void keys(Block block) {
        int[] keys = block.keys();
        for (int i = 0; i < block.size(); i++) {
            keys[i] = Math.clamp(Math.round(block.at(i) / step), -reach, reach) + reach;
        }
    }

    @Override
    public int keyAt(int rank) {
        return rank;
    }

    @Override
    public double low(int key) {
        return (float) (key - reach) * step;
    }

    @Override
    public double high(int key) {
        return low(key);
    }
}
