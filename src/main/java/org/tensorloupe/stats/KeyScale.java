package org.tensorloupe.stats;

import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.TensorReader;

/// Gives each number the key of a bucket.
sealed interface KeyScale permits SignScale, IntegerScale, StepScale {
    /// The scale that suits the numbers a reader gives: exact where they are of 8 or 16 bits.
    static KeyScale of(TensorReader reader) {
        DType dtype = reader.tensor().dtype();
        int bits = dtype.bits();
        return switch (dtype.kind()) {
            case FLOAT ->
                    switch (bits) {
                        case 4, 6, 8 -> SignScale.UPPER_HALF;
                        case 16 ->
                                dtype.name().equals("float16")
                                        ? SignScale.HALF
                                        : SignScale.UPPER_HALF;
                        case 32 -> SignScale.SINGLE;
                        default -> SignScale.DOUBLE;
                    };
            case BLOCK -> SignScale.SINGLE;
            case INTEGER, BOOLEAN -> bits <= 16 ? new IntegerScale(bits) : SignScale.DOUBLE;
            case QUANTIZED -> bits <= 8 ? quantized(reader, bits) : SignScale.DOUBLE;
            case COMPLEX, PACKED, OPAQUE -> SignScale.DOUBLE;
        };
    }

    private static KeyScale quantized(TensorReader reader, int bits) {
        if (reader.isInteger()) {
            return new IntegerScale(bits);
        }
        return reader.tensor().traits().quantization() instanceof Quantization.PerTensor q
                        && StepScale.fits(q)
                ? new StepScale((float) q.scale(), 1 << (bits + 1))
                : SignScale.DOUBLE;
    }

    /// Number of keys; keys are 0 to keys() - 1.
    int keys();

    /// Whether each key stands for one number.
    boolean isExact();

    /// Computes the keys of finite numbers, into [Block#keys()].
    void keys(Block block);

    /// The key at a place in the order of the numbers.
    int keyAt(int rank);

    /// Least number of a bucket.
    double low(int key);

    /// Largest number of a bucket, or the least upper bound.
    double high(int key);
}
