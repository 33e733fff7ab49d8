package org.tensorloupe.export;

import org.tensorloupe.fault.CheckpointException;

/// Pairs of float16 as pairs of float32.
final class WidenedComplex implements Elements {
    private final Elements plain;
    private byte[] halves = {};

    WidenedComplex(Elements plain) {
        this.plain = plain;
    }

    @Override
    public void encode(long from, int count, byte[] out) throws CheckpointException {
        int numbers = Math.multiplyExact(count, 2);
        if (halves.length < numbers * Short.BYTES) {
            halves = new byte[numbers * Short.BYTES];
        }
        plain.encode(from, count, halves);
        for (int i = 0; i < numbers; i++) {
            int half = LittleEndian.u16(halves, i * Short.BYTES);
            LittleEndian.put32(out, i * Float.BYTES, FloatBits.halfToFloat(half));
        }
    }
}
