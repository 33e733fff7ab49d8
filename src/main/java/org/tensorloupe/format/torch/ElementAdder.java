package org.tensorloupe.format.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.DType;

/// Adds stored elements of one type as PyTorch does: rounded to the type after every addition;
/// integers wrap around, booleans are joined by or.
///
/// @param where name of the tensor, for faults
/// @param order byte order of the elements
record ElementAdder(String where, DType dtype, ByteOrder order) {

    /// Adds `count` elements of `more` to those in `out` from byte `at` on.
    ///
    /// @throws CheckpointException if PyTorch does not add elements of this type
    void add(byte[] more, byte[] out, int at, int count) throws CheckpointException {
        int parts = dtype.kind() == DType.Kind.COMPLEX ? 2 : 1;
        int width = dtype.bits() / Byte.SIZE / parts;
        ByteBuffer from = ByteBuffer.wrap(more).order(order);
        ByteBuffer to = ByteBuffer.wrap(out).order(order);
        for (int i = 0; i < count * parts; i++) {
            one(from, i * width, to, at + i * width);
        }
    }

    private void one(ByteBuffer from, int source, ByteBuffer to, int target)
            throws CheckpointException {
        switch (dtype.name()) {
            case "float64", "complex128" ->
                    to.putDouble(target, to.getDouble(target) + from.getDouble(source));
            case "float32", "complex64" ->
                    to.putFloat(target, to.getFloat(target) + from.getFloat(source));
            case "float16", "complex32" ->
                    to.putShort(
                            target,
                            Float.floatToFloat16(
                                    Float.float16ToFloat(to.getShort(target))
                                            + Float.float16ToFloat(from.getShort(source))));
            case "bfloat16" ->
                    to.putShort(
                            target, brain(wide(to.getShort(target)) + wide(from.getShort(source))));
            case "int64", "uint64" -> to.putLong(target, to.getLong(target) + from.getLong(source));
            case "int32", "uint32" -> to.putInt(target, to.getInt(target) + from.getInt(source));
            case "int16", "uint16" ->
                    to.putShort(target, (short) (to.getShort(target) + from.getShort(source)));
            case "int8", "uint8" -> to.put(target, (byte) (to.get(target) + from.get(source)));
            case "bool" -> to.put(target, (byte) (to.get(target) | from.get(source)));
            default ->
                    throw new CheckpointException(
                            new FormatFault.Unsupported(
                                    where, "adding elements of type " + dtype.name()));
        }
    }

    private static float wide(short bits) {
        return Float.intBitsToFloat(bits << Short.SIZE);
    }

    /// The nearest bfloat16, to even at a tie.
    private static short brain(float value) {
        if (Float.isNaN(value)) {
            return 0x7fc0;
        }
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7fff + (bits >>> Short.SIZE & 1)) >>> Short.SIZE);
    }
}
