package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// An element type. Stateless; instances are in [DTypes#ALL].
///
/// Decoding reads elements by their index in the storage, in the storage's byte order. It neither
/// conjugates, negates nor dequantises; [TensorReader] does.
public interface DType {
    /// What the elements are.
    enum Kind {
        /// Real floating-point numbers.
        FLOAT,
        /// Integers that are exact as a long (uint64 as an unsigned one).
        INTEGER,
        /// 0 and 1.
        BOOLEAN,
        /// Pairs of real and imaginary part.
        COMPLEX,
        /// Integers that stand for real numbers through a [Quantization].
        QUANTIZED,
        /// Real numbers that are quantised together in blocks, and decoded into float32.
        BLOCK,
        /// Several numbers in one element: read through [TensorInfo#numbers()].
        PACKED,
        /// Bytes without a defined numeric meaning: shown by size, not by value.
        OPAQUE
    }

    /// PyTorch's name without `torch.`: `float32`, `bfloat16`, `qint8`; for types it does not have,
    /// the name of the library that has them: `float6_e2m3fn`.
    String name();

    /// What the elements are.
    Kind kind();

    /// Bits of one element in a storage; rounded up where a block of elements shares some.
    int bits();

    /// Elements that are stored together as one whole number of bytes, where that is more than one
    /// for another reason than that elements are smaller than a byte; else 1.
    default int group() {
        return 1;
    }

    /// Bytes that a number of elements take in a storage, rounded up.
    ///
    /// @throws ArithmeticException if it does not fit a long
    default long byteSize(long elements) {
        return bits() >= 8
                ? Math.multiplyExact(elements, bits() / 8L)
                : Math.ceilDiv(Math.multiplyExact(elements, (long) bits()), 8L);
    }

    /// Decodes a run of elements into `out`, from `start` on.
    ///
    /// @param part which number; types that are not complex ignore it
    /// @param buffer scratch of the calling thread
    /// @throws CheckpointException if the storage ends before the last element
    void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException;

    /// Decodes into float32. Values outside float's range become ±Inf, as PyTorch's `.float()`
    /// gives; only types that are exact in float32 are worth reading so.
    ///
    /// @throws CheckpointException if the storage ends before the last element
    default void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        run.chunks(
                start,
                (chunk, at) -> {
                    double[] wide = buffer.doubles();
                    decode(chunk, Component.VALUE, buffer, wide, 0);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = (float) wide[i];
                    }
                });
    }

    /// Decodes integers exactly; uint64 as its 64 bits.
    ///
    /// @throws CheckpointException if the storage ends before the last element
    /// @throws UnsupportedOperationException if the kind is not INTEGER, BOOLEAN or QUANTIZED
    default void decode(StorageRun run, DecodeBuffer buffer, long[] out, int start)
            throws CheckpointException {
        throw new UnsupportedOperationException(name() + " holds no integers");
    }

    /// The exact value of one element, in the shortest decimal that reads back as the same value.
    ///
    /// @throws CheckpointException if the storage ends before the element
    String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException;
}
