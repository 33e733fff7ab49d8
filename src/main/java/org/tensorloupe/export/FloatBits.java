package org.tensorloupe.export;

/// Conversions between floating-point types, bit by bit as PyTorch's `.to()` makes them: to nearest,
/// ties to even, beyond the range to ±Inf, float64 to the 16-bit types by way of float32.
///
/// PyTorch gives the NaN of one tensor several patterns, by the instructions that its elements happen
/// to go through. These are the ones of its vector instructions on x86-64, which most elements take.
final class FloatBits {
    private static final int MAGNITUDE = 0x7fff_ffff;
    private static final int INFINITY = 0x7f80_0000;
    private static final int QUIET = 0x7fc0_0000;
    private static final int HALF_INFINITY = 0x7c00;
    private static final int HALF_QUIET = 0x7e00;
    private static final long WIDE_MAGNITUDE = Long.MAX_VALUE;
    private static final long WIDE_INFINITY = 0x7ff0_0000_0000_0000L;

    /// bfloat16's NaN made of a float32 or float64.
    static final int BRAIN_NAN = 0xffff;

    /// bfloat16's NaN made of any narrower type.
    static final int BRAIN_NAN_OF_NARROW = 0x7fc0;

    private FloatBits() {}

    /// float16 to float32; exact.
    ///
    /// @param half 16 bits, those above are ignored
    static int halfToFloat(int half) {
        if ((half & 0x7fff) > HALF_INFINITY) {
            return ((half & 0x8000) << 16) | QUIET | ((half & 0x3ff) << 13);
        }
        return Float.floatToRawIntBits(Float.float16ToFloat((short) half));
    }

    /// float32 to float16.
    static int floatToHalf(int bits) {
        if ((bits & MAGNITUDE) > INFINITY) {
            return ((bits >>> 16) & 0x8000) | HALF_QUIET | ((bits >> 13) & 0x3ff);
        }
        return Float.floatToFloat16(Float.intBitsToFloat(bits)) & 0xffff;
    }

    /// float32 to bfloat16.
    ///
    /// @param nan the pattern of NaN
    static int floatToBrain(int bits, int nan) {
        if ((bits & MAGNITUDE) > INFINITY) {
            return nan;
        }
        return (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
    }

    /// float64 to float32.
    static int doubleToFloat(long bits) {
        if ((bits & WIDE_MAGNITUDE) > WIDE_INFINITY) {
            return ((int) (bits >>> 32) & ~MAGNITUDE) | QUIET | ((int) (bits >>> 29) & 0x3f_ffff);
        }
        return Float.floatToRawIntBits((float) Double.longBitsToDouble(bits));
    }
}
