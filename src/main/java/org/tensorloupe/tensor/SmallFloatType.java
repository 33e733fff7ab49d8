package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Floating-point numbers of 4 and 6 bits of the OCP microscaling specification: all finite, with
/// subnormals and both zeros.
///
/// Elements lie bit by bit without gaps, the first one in the lowest bits of the first byte. So
/// PyTorch packs 4-bit numbers; the specification leaves the order open, and safetensors, the one
/// container that stores 6-bit numbers, does not settle it.
final class SmallFloatType implements DType {
    static final SmallFloatType E2M1FN = new SmallFloatType("float4_e2m1fn", 4, 1, 1);
    static final SmallFloatType E2M3FN = new SmallFloatType("float6_e2m3fn", 6, 3, 1);
    static final SmallFloatType E3M2FN = new SmallFloatType("float6_e3m2fn", 6, 2, 3);

    private final String name;
    private final int bits;
    private final float[] values;

    private SmallFloatType(String name, int bits, int fractionBits, int bias) {
        this.name = name;
        this.bits = bits;
        this.values = new float[1 << bits];
        int half = values.length / 2;
        for (int pattern = 0; pattern < half; pattern++) {
            int exponent = pattern >> fractionBits;
            int fraction = pattern & ((1 << fractionBits) - 1);
            int whole = exponent == 0 ? fraction : fraction + (1 << fractionBits);
            values[pattern] =
                    Math.scalb((float) whole, Math.max(exponent, 1) - bias - fractionBits);
            values[half + pattern] = -values[pattern];
        }
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
        return bits;
    }

    @Override
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.widen(this, buffer, out, start);
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        run.chunks(start, (chunk, at) -> unpack(chunk, buffer, out, at));
    }

    private void unpack(StorageRun chunk, DecodeBuffer buffer, float[] out, int at)
            throws CheckpointException {
        int mask = values.length - 1;
        long firstBit = chunk.first() * bits;
        long firstByte = firstBit / Byte.SIZE;
        int bytes = (int) (byteSize(chunk.first() + chunk.count()) - firstByte);
        byte[] raw = new StorageRun(chunk.bytes(), chunk.order(), firstByte, bytes).read8(buffer);
        int bit = (int) (firstBit % Byte.SIZE);
        for (int i = 0; i < chunk.count(); i++) {
            int low = bit / Byte.SIZE;
            int shift = bit % Byte.SIZE;
            int window = raw[low] & 0xff;
            if (shift + bits > Byte.SIZE) {
                window |= raw[low + 1] << Byte.SIZE;
            }
            out[at + i] = values[(window >> shift) & mask];
            bit += bits;
        }
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        float[] value = new float[1];
        decode(new StorageRun(bytes, order, index, 1), new DecodeBuffer(), value, 0);
        return Decimals.exact(value[0]);
    }
}
