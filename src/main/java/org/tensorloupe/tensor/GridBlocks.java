package org.tensorloupe.tensor;

import java.util.List;

/// Blocks of 256 whose elements are rows of a codebook with signs: the IQ2 and IQ3 types.
final class GridBlocks {
    private static final int BLOCK = 256;

    static final List<BlockType> ALL =
            List.of(
                    new BlockType("IQ2_XXS", BLOCK, 66, GridBlocks::iq2xxs),
                    new BlockType("IQ2_XS", BLOCK, 74, GridBlocks::iq2xs),
                    new BlockType("IQ2_S", BLOCK, 82, GridBlocks::iq2s),
                    new BlockType("IQ3_XXS", BLOCK, 98, GridBlocks::iq3xxs),
                    new BlockType("IQ3_S", BLOCK, 110, GridBlocks::iq3s));

    private GridBlocks() {}

    /// Eight signs from seven bits: the eighth makes their number even.
    private static int signs(int sevenBits) {
        int seven = sevenBits & 127;
        return seven | ((Integer.bitCount(seven) & 1) << 7);
    }

    /// A row of a codebook, scaled and with signs: bit i negates element i.
    private static void row(CodeGrid grid, int row, float scale, int signs, float[] out, int at) {
        int columns = grid.columns();
        for (int i = 0; i < columns; i++) {
            float magnitude = scale * grid.at(row, i);
            out[at + i] = ((signs >> i) & 1) == 0 ? magnitude : -magnitude;
        }
    }

    private static void iq2xxs(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int part = 0; part < 8; part++) {
            int rows = in.u32(2 + part * 8);
            int rest = in.u32(6 + part * 8);
            float partScale = scale * (0.5f + (rest >>> 28)) * 0.25f;
            for (int k = 0; k < 4; k++) {
                int signs = signs(rest >>> (7 * k));
                int row = (rows >>> (8 * k)) & 0xff;
                row(CodeGrid.IQ2_XXS, row, partScale, signs, out, at + part * 32 + k * 8);
            }
        }
    }

    private static void iq2xs(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int k = 0; k < 32; k++) {
            float partScale = scale * (0.5f + in.nibble(66 + k / 4, k / 2 % 2)) * 0.25f;
            int code = in.u16(2 + k * 2);
            row(CodeGrid.IQ2_XS, code & 511, partScale, signs(code >> 9), out, at + k * 8);
        }
    }

    private static void iq2s(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int k = 0; k < 32; k++) {
            float partScale = scale * (0.5f + in.nibble(74 + k / 4, k / 2 % 2)) * 0.25f;
            int row = in.u8(2 + k) | (((in.u8(66 + k / 4) >> (k % 4 * 2)) & 3) << 8);
            row(CodeGrid.IQ2_S, row, partScale, in.u8(34 + k), out, at + k * 8);
        }
    }

    private static void iq3xxs(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int part = 0; part < 8; part++) {
            int rest = in.u32(66 + part * 4);
            float partScale = scale * (0.5f + (rest >>> 28)) * 0.5f;
            for (int k = 0; k < 8; k++) {
                int signs = signs(rest >>> (7 * (k / 2))) >> (k % 2 * 4);
                int row = in.u8(2 + part * 8 + k);
                row(CodeGrid.IQ3_XXS, row, partScale, signs, out, at + part * 32 + k * 4);
            }
        }
    }

    private static void iq3s(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int k = 0; k < 64; k++) {
            float partScale = scale * (1 + 2 * in.nibble(106 + k / 16, k / 8 % 2));
            int row = in.u8(2 + k) | (((in.u8(66 + k / 8) >> (k % 8)) & 1) << 8);
            int signs = in.u8(74 + k / 2) >> (k % 2 * 4);
            row(CodeGrid.IQ3_S, row, partScale, signs, out, at + k * 4);
        }
    }
}
