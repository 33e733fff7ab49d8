package org.tensorloupe.tensor;

import java.util.List;

/// Blocks of 256 whose elements are rows of a codebook of -1, 0 and 1, shifted by an eighth: the IQ1
/// types.
final class FineGridBlocks {
    private static final int BLOCK = 256;
    private static final float SHIFT = 0.125f;

    static final List<BlockType> ALL =
            List.of(
                    new BlockType("IQ1_S", BLOCK, 50, FineGridBlocks::iq1s),
                    new BlockType("IQ1_M", BLOCK, 56, FineGridBlocks::iq1m));

    private FineGridBlocks() {}

    private static void row(int row, float scale, float shift, float[] out, int at) {
        for (int i = 0; i < 8; i++) {
            out[at + i] = scale * (CodeGrid.IQ1_S.at(row, i) + shift);
        }
    }

    private static void iq1s(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int part = 0; part < 8; part++) {
            int high = in.u16(34 + part * 2);
            float partScale = scale * (2 * ((high >> 12) & 7) + 1);
            float shift = (high & 0x8000) == 0 ? SHIFT : -SHIFT;
            for (int k = 0; k < 4; k++) {
                int row = in.u8(2 + part * 4 + k) | (((high >> (3 * k)) & 7) << 8);
                row(row, partScale, shift, out, at + part * 32 + k * 8);
            }
        }
    }

    /// The block's scale is put together from the highest four bits of four words.
    private static void iq1m(BlockBytes in, float[] out, int at) {
        int bits = 0;
        for (int word = 0; word < 4; word++) {
            bits |= (in.u16(48 + word * 2) & 0xf000) >> (12 - 4 * word);
        }
        float scale = Float.float16ToFloat((short) bits);
        for (int k = 0; k < 32; k++) {
            int part = k / 2;
            float partScale = scale * (2 * ((in.u16(48 + part / 4 * 2) >> (part % 4 * 3)) & 7) + 1);
            int high = in.nibble(32 + k / 2, k % 2);
            float shift = (high & 8) == 0 ? SHIFT : -SHIFT;
            row(in.u8(k) | ((high & 7) << 8), partScale, shift, out, at + k * 8);
        }
    }
}
