package org.tensorloupe.export;

import java.nio.ByteOrder;
import java.util.Objects;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.RawReader;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Elements as they are stored, every bit of them, but for byte order, conjugation and negation;
/// these turn the signs of floating-point numbers and nothing else.
final class PlainElements implements Elements {
    private final RawReader raw;

    /// Bytes of an element.
    private final int width;

    /// Bytes of a number; a complex element is two.
    private final int part;

    private final boolean swap;
    private final boolean negate;
    private final boolean negateImaginary;

    private PlainElements(TensorInfo tensor, RawReader raw) {
        boolean complex = tensor.dtype().kind() == DType.Kind.COMPLEX;
        this.raw = raw;
        this.width = tensor.dtype().bits() / Byte.SIZE;
        this.part = complex ? width / 2 : width;
        this.swap = Objects.requireNonNull(tensor.storage()).order() == ByteOrder.BIG_ENDIAN;
        this.negate = tensor.traits().negative();
        this.negateImaginary = complex && (negate ^ tensor.traits().conjugate());
    }

    /// Whether a tensor's elements can be copied: stored as whole bytes, not quantised, and negated
    /// only where a bit is the sign.
    static boolean canCopy(TensorInfo tensor) {
        return switch (tensor.dtype().kind()) {
            case INTEGER, BOOLEAN -> !tensor.traits().negative();
            case COMPLEX -> true;
            case FLOAT ->
                    tensor.dtype().bits() >= Short.SIZE
                            || (tensor.dtype().bits() == Byte.SIZE && !tensor.traits().negative());
            case QUANTIZED, BLOCK, PACKED, OPAQUE -> false;
        };
    }

    static PlainElements open(TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        return new PlainElements(tensor, RawReader.open(tensor, source, monitor));
    }

    @Override
    public void encode(long from, int count, byte[] out) throws CheckpointException {
        raw.read(from, out, 0, count);
        int bytes = count * width;
        if (swap && part > 1) {
            for (int at = 0; at < bytes; at += part) {
                for (int low = at, high = at + part - 1; low < high; low++, high--) {
                    byte kept = out[low];
                    out[low] = out[high];
                    out[high] = kept;
                }
            }
        }
        if (negate) {
            flip(out, part - 1, width, bytes);
        }
        if (negateImaginary) {
            flip(out, width - 1, width, bytes);
        }
    }

    private static void flip(byte[] out, int first, int step, int end) {
        for (int at = first; at < end; at += step) {
            out[at] ^= (byte) 0x80;
        }
    }
}
