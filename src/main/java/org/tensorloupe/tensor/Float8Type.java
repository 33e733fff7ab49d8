package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// 8-bit floating-point numbers of the OCP 8-bit and microscaling specifications, and their
/// `fnuz` variants (finite, no negative zero).
final class Float8Type implements DType {
    static final Float8Type E4M3FN = new Float8Type("float8_e4m3fn", Layout.of(4, 3, 7));
    static final Float8Type E5M2 = new Float8Type("float8_e5m2", Layout.of(5, 2, 15));
    static final Float8Type E4M3FNUZ = new Float8Type("float8_e4m3fnuz", Layout.of(4, 3, 8));
    static final Float8Type E5M2FNUZ = new Float8Type("float8_e5m2fnuz", Layout.of(5, 2, 16));
    static final Float8Type E8M0FNU = new Float8Type("float8_e8m0fnu", Layout.of(8, 0, 127));

    private record Layout(int exponentBits, int fractionBits, int bias) {
        static Layout of(int exponentBits, int fractionBits, int bias) {
            return new Layout(exponentBits, fractionBits, bias);
        }
    }

    private final String name;
    private final float[] values = new float[256];

    private Float8Type(String name, Layout layout) {
        this.name = name;
        for (int pattern = 0; pattern < 256; pattern++) {
            values[pattern] = value(pattern, name, layout);
        }
    }

    private static float value(int pattern, String name, Layout layout) {
        if (name.endsWith("e8m0fnu")) {
            return pattern == 255
                    ? Float.NaN
                    : (float) Math.scalb(1.0, pattern - layout.bias()); // 2^-127 is subnormal
        }
        boolean fnuz = name.endsWith("fnuz");
        boolean negative = pattern >= 128;
        int exponent = (pattern & 0x7f) >> layout.fractionBits();
        int fraction = pattern & ((1 << layout.fractionBits()) - 1);
        if ((fnuz && pattern == 0x80) || (name.endsWith("e4m3fn") && (pattern & 0x7f) == 0x7f)) {
            return Float.NaN;
        }
        if (!fnuz && layout.exponentBits() == 5 && exponent == 31) {
            float infinity = negative ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
            return fraction == 0 ? infinity : Float.NaN;
        }
        int implicit = exponent == 0 ? 0 : 1 << layout.fractionBits();
        float magnitude =
                Math.scalb(
                        (float) (implicit + fraction),
                        Math.max(exponent, 1) - layout.bias() - layout.fractionBits());
        return negative ? -magnitude : magnitude;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.FLOAT;
    }

    @Override
    public int bits() {
        return 8;
    }

    @Override
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    byte[] raw = chunk.read8(buffer);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = values[raw[i] & 0xff];
                    }
                });
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    byte[] raw = chunk.read8(buffer);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = values[raw[i] & 0xff];
                    }
                });
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        return Decimals.exact(values[bytes.u8(index)]);
    }
}
