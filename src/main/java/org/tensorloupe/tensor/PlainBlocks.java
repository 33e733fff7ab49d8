package org.tensorloupe.tensor;

import java.util.List;

/// Blocks with one scale, and a minimum in some: the Q1, Q4, Q5 and Q8 types and the ternary TQ ones.
final class PlainBlocks {
    private static final int BLOCK = 32;
    private static final int HALF = BLOCK / 2;

    static final List<BlockType> ALL =
            List.of(
                    new BlockType("Q1_0", 128, 18, PlainBlocks::q1),
                    new BlockType("Q4_0", BLOCK, 18, PlainBlocks::q4),
                    new BlockType("Q4_1", BLOCK, 20, PlainBlocks::q4WithMinimum),
                    new BlockType("Q5_0", BLOCK, 22, PlainBlocks::q5),
                    new BlockType("Q5_1", BLOCK, 24, PlainBlocks::q5WithMinimum),
                    new BlockType("Q8_0", BLOCK, 34, (in, out, at) -> q8(in, 2, BLOCK, out, at)),
                    new BlockType("Q8_1", BLOCK, 36, (in, out, at) -> q8(in, 4, BLOCK, out, at)),
                    new BlockType("Q8_K", 256, 292, PlainBlocks::q8Float),
                    new BlockType("TQ1_0", 256, 54, PlainBlocks::base3),
                    new BlockType("TQ2_0", 256, 66, PlainBlocks::twoBits));

    private PlainBlocks() {}

    private static void q1(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int i = 0; i < 128; i++) {
            out[at + i] = ((in.u8(2 + i / 8) >> (i % 8)) & 1) == 0 ? -scale : scale;
        }
    }

    private static void q4(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        for (int i = 0; i < HALF; i++) {
            int both = in.u8(2 + i);
            out[at + i] = scale * ((both & 15) - 8);
            out[at + i + HALF] = scale * ((both >> 4) - 8);
        }
    }

    private static void q4WithMinimum(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        float minimum = in.f16(2);
        for (int i = 0; i < HALF; i++) {
            int both = in.u8(4 + i);
            out[at + i] = scale * (both & 15) + minimum;
            out[at + i + HALF] = scale * (both >> 4) + minimum;
        }
    }

    private static void q5(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        int high = in.u32(2);
        for (int i = 0; i < BLOCK; i++) {
            int low = in.nibble(6 + i % HALF, i / HALF);
            out[at + i] = scale * ((low | (((high >>> i) & 1) << 4)) - 16);
        }
    }

    private static void q5WithMinimum(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        float minimum = in.f16(2);
        int high = in.u32(4);
        for (int i = 0; i < BLOCK; i++) {
            int low = in.nibble(8 + i % HALF, i / HALF);
            out[at + i] = scale * (low | (((high >>> i) & 1) << 4)) + minimum;
        }
    }

    private static void q8(BlockBytes in, int from, int count, float[] out, int at) {
        scaled(in, in.f16(0), from, count, out, at);
    }

    private static void q8Float(BlockBytes in, float[] out, int at) {
        scaled(in, in.f32(0), 4, 256, out, at);
    }

    private static void scaled(
            BlockBytes in, float scale, int from, int count, float[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = scale * in.s8(from + i);
        }
    }

    /// Five ternary digits in a byte, as the fraction byte/256 in base 3; four in the last bytes.
    private static void base3(BlockBytes in, float[] out, int at) {
        float scale = in.f16(52);
        int next = digits(in, 0, 32, 5, scale, out, at);
        next = digits(in, 32, 16, 5, scale, out, next);
        digits(in, 48, 4, 4, scale, out, next);
    }

    private static int digits(
            BlockBytes in, int from, int count, int digits, float scale, float[] out, int at) {
        int power = 1;
        for (int digit = 0; digit < digits; digit++) {
            for (int i = 0; i < count; i++) {
                int rest = (in.u8(from + i) * power) & 0xff;
                out[at + digit * count + i] = scale * (((rest * 3) >> 8) - 1);
            }
            power *= 3;
        }
        return at + digits * count;
    }

    private static void twoBits(BlockBytes in, float[] out, int at) {
        float scale = in.f16(64);
        for (int i = 0; i < 256; i++) {
            int code = (in.u8(i / 128 * 32 + i % 32) >> (i % 128 / 32 * 2)) & 3;
            out[at + i] = scale * (code - 1);
        }
    }
}
