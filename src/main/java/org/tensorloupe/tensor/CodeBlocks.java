package org.tensorloupe.tensor;

import java.util.List;

/// Blocks of 4-bit codes for sixteen uneven numbers: the IQ4 types and the microscaling MXFP4 and
/// NVFP4.
final class CodeBlocks {
    private static final int[] IQ4 = {
        -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
    };

    /// The values of float4_e2m1fn, doubled.
    private static final int[] E2M1 = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

    static final List<BlockType> ALL =
            List.of(
                    new BlockType("IQ4_NL", 32, 18, CodeBlocks::iq4nl),
                    new BlockType("IQ4_XS", 256, 136, CodeBlocks::iq4xs),
                    new BlockType("MXFP4", 32, 17, CodeBlocks::mxfp4),
                    new BlockType("NVFP4", 64, 36, CodeBlocks::nvfp4));

    private CodeBlocks() {}

    /// Codes of `2 * bytes` elements: the first half in the low bits, the second in the high ones.
    private static void codes(
            BlockBytes in, int from, int bytes, int[] values, float scale, float[] out, int at) {
        for (int i = 0; i < bytes; i++) {
            int both = in.u8(from + i);
            out[at + i] = scale * values[both & 15];
            out[at + bytes + i] = scale * values[both >> 4];
        }
    }

    private static void iq4nl(BlockBytes in, float[] out, int at) {
        codes(in, 2, 16, IQ4, in.f16(0), out, at);
    }

    private static void iq4xs(BlockBytes in, float[] out, int at) {
        float scale = in.f16(0);
        int high = in.u16(2);
        for (int part = 0; part < 8; part++) {
            int code = in.nibble(4 + part / 2, part % 2) | (((high >> (2 * part)) & 3) << 4);
            codes(in, 8 + part * 16, 16, IQ4, scale * (code - 32), out, at + part * 32);
        }
    }

    /// The scale is half a power of two, as the codes stand for doubled values.
    private static void mxfp4(BlockBytes in, float[] out, int at) {
        int exponent = in.u8(0);
        int bits = exponent < 2 ? 0x00200000 << exponent : (exponent - 1) << 23;
        codes(in, 1, 16, E2M1, Float.intBitsToFloat(bits), out, at);
    }

    private static void nvfp4(BlockBytes in, float[] out, int at) {
        for (int part = 0; part < 4; part++) {
            codes(in, 4 + part * 8, 8, E2M1, halfE4m3(in.u8(part)), out, at + part * 16);
        }
    }

    /// Half of an E4M3 number without a sign; 0x7f is 0.
    private static float halfE4m3(int pattern) {
        int exponent = (pattern >> 3) & 15;
        int fraction = pattern & 7;
        if (pattern == 0x7f) {
            return 0;
        }
        return exponent == 0
                ? Math.scalb((float) fraction, -10)
                : Math.scalb((float) (8 + fraction), exponent - 11);
    }
}
