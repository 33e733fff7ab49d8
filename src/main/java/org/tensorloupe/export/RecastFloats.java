package org.tensorloupe.export;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Floating-point numbers of another type as float32, bit by bit.
final class RecastFloats implements Elements {
    private final Elements plain;
    private final DType from;
    private final int[] table;
    private byte[] stored = {};

    private RecastFloats(Elements plain, DType from, int[] table) {
        this.plain = plain;
        this.from = from;
        this.table = table;
    }

    /// Whether a tensor's type is one that this converts.
    static boolean takes(TensorInfo tensor) {
        return tensor.dtype().kind() == DType.Kind.FLOAT && PlainElements.canCopy(tensor);
    }

    static RecastFloats open(TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        DType type = tensor.dtype();
        int[] table = type.bits() == Byte.SIZE ? Float8Table.of(type) : new int[0];
        return new RecastFloats(PlainElements.open(tensor, source, monitor), type, table);
    }

    @Override
    public void encode(long first, int count, byte[] out) throws CheckpointException {
        int bytes = Math.toIntExact(from.byteSize(count));
        if (stored.length < bytes) {
            stored = new byte[bytes];
        }
        plain.encode(first, count, stored);
        switch (from.name()) {
            case "float32" -> System.arraycopy(stored, 0, out, 0, bytes);
            case "float64" -> {
                for (int i = 0; i < count; i++) {
                    long bits = LittleEndian.i64(stored, i * Long.BYTES);
                    LittleEndian.put32(out, i * Float.BYTES, FloatBits.doubleToFloat(bits));
                }
            }
            case "float16" -> {
                for (int i = 0; i < count; i++) {
                    int half = LittleEndian.u16(stored, i * Short.BYTES);
                    LittleEndian.put32(out, i * Float.BYTES, FloatBits.halfToFloat(half));
                }
            }
            case "bfloat16" -> {
                for (int i = 0; i < count; i++) {
                    int brain = LittleEndian.u16(stored, i * Short.BYTES);
                    LittleEndian.put32(out, i * Float.BYTES, brain << Short.SIZE);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    LittleEndian.put32(out, i * Float.BYTES, table[stored[i] & 0xff]);
                }
            }
        }
    }
}
