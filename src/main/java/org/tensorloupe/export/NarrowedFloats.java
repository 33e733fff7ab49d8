package org.tensorloupe.export;

import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;

/// float32 numbers rounded to a 16-bit type.
final class NarrowedFloats implements Elements {
    private final Elements wide;
    private final boolean brain;
    private final int nan;
    private byte[] floats = {};

    private NarrowedFloats(Elements wide, boolean brain, int nan) {
        this.wide = wide;
        this.brain = brain;
        this.nan = nan;
    }

    /// @param from the type that the numbers had first
    /// @param to float16 or bfloat16
    static NarrowedFloats of(Elements wide, DType from, DType to) {
        boolean narrow = from.kind() == DType.Kind.FLOAT && from.bits() <= Short.SIZE;
        return new NarrowedFloats(
                wide,
                to.name().equals("bfloat16"),
                narrow ? FloatBits.BRAIN_NAN_OF_NARROW : FloatBits.BRAIN_NAN);
    }

    @Override
    public void encode(long from, int count, byte[] out) throws CheckpointException {
        int bytes = Math.multiplyExact(count, Float.BYTES);
        if (floats.length < bytes) {
            floats = new byte[bytes];
        }
        wide.encode(from, count, floats);
        if (brain) {
            for (int i = 0; i < count; i++) {
                int bits = LittleEndian.i32(floats, i * Float.BYTES);
                LittleEndian.put16(out, i * Short.BYTES, FloatBits.floatToBrain(bits, nan));
            }
        } else {
            for (int i = 0; i < count; i++) {
                int bits = LittleEndian.i32(floats, i * Float.BYTES);
                LittleEndian.put16(out, i * Short.BYTES, FloatBits.floatToHalf(bits));
            }
        }
    }
}
