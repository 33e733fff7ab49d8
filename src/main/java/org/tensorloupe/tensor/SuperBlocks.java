package org.tensorloupe.tensor;

import java.util.List;

/// Blocks of 256 with quantised scales for parts of 16 or 32: the K types.
final class SuperBlocks {
    private static final int BLOCK = 256;

    static final List<BlockType> ALL =
            List.of(
                    new BlockType("Q2_K", BLOCK, 84, SuperBlocks::q2),
                    new BlockType("Q3_K", BLOCK, 110, SuperBlocks::q3),
                    new BlockType("Q4_K", BLOCK, 144, SuperBlocks::q4),
                    new BlockType("Q5_K", BLOCK, 176, SuperBlocks::q5),
                    new BlockType("Q6_K", BLOCK, 210, SuperBlocks::q6));

    private SuperBlocks() {}

    private static void q2(BlockBytes in, float[] out, int at) {
        float scale = in.f16(80);
        float minimum = in.f16(82);
        for (int part = 0; part < 16; part++) {
            float partScale = scale * in.nibble(part, 0);
            float partMinimum = minimum * in.nibble(part, 1);
            for (int i = part * 16; i < part * 16 + 16; i++) {
                out[at + i] = partScale * pair(in, 16, i) - partMinimum;
            }
        }
    }

    /// Two bits: four elements in a byte, 32 apart.
    private static int pair(BlockBytes in, int from, int i) {
        return (in.u8(from + i / 128 * 32 + i % 32) >> (i % 128 / 32 * 2)) & 3;
    }

    private static void q3(BlockBytes in, float[] out, int at) {
        float scale = in.f16(108);
        for (int part = 0; part < 16; part++) {
            int low = in.nibble(96 + part % 8, part / 8);
            int high = (in.u8(104 + part % 4) >> (part / 4 * 2)) & 3;
            float partScale = scale * ((low | (high << 4)) - 32);
            for (int i = part * 16; i < part * 16 + 16; i++) {
                int offset = ((in.u8(i % 32) >> (i / 32)) & 1) == 0 ? 4 : 0;
                out[at + i] = partScale * (pair(in, 32, i) - offset);
            }
        }
    }

    /// The 6-bit scale of a part of 32, from the 12 bytes that begin at 4.
    private static int partScale(BlockBytes in, int part) {
        return part < 4 ? in.u8(4 + part) & 63 : in.nibble(8 + part, 0) | ((in.u8(part) >> 6) << 4);
    }

    /// The 6-bit minimum of a part of 32.
    private static int partMinimum(BlockBytes in, int part) {
        return part < 4
                ? in.u8(8 + part) & 63
                : in.nibble(8 + part, 1) | ((in.u8(4 + part) >> 6) << 4);
    }

    private static void q4(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        float minimum = in.f16(2);
        for (int part = 0; part < 8; part++) {
            float partScale = scale * partScale(in, part);
            float partMinimum = minimum * partMinimum(in, part);
            for (int i = 0; i < 32; i++) {
                int code = in.nibble(16 + part / 2 * 32 + i, part % 2);
                out[at + part * 32 + i] = partScale * code - partMinimum;
            }
        }
    }

    private static void q5(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        float minimum = in.f16(2);
        for (int part = 0; part < 8; part++) {
            float partScale = scale * partScale(in, part);
            float partMinimum = minimum * partMinimum(in, part);
            for (int i = 0; i < 32; i++) {
                int low = in.nibble(48 + part / 2 * 32 + i, part % 2);
                int high = (in.u8(16 + i) >> part) & 1;
                out[at + part * 32 + i] = partScale * (low | (high << 4)) - partMinimum;
            }
        }
    }

    private static void q6(BlockBytes in, float[] out, int at) {
        float scale = in.f16(208);
        for (int part = 0; part < 16; part++) {
            float partScale = scale * in.s8(192 + part);
            for (int i = part * 16; i < part * 16 + 16; i++) {
                int inHalf = i % 128;
                int low = in.nibble(i / 128 * 64 + inHalf % 64, inHalf / 64);
                out[at + i] = partScale * ((low | (pair(in, 128, i) << 4)) - 32);
            }
        }
    }
}
