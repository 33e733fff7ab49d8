package org.tensorloupe.tensor;

/// How stored integers stand for real numbers: `(integer - zeroPoint) * scale`, rounded to
/// float32, as PyTorch's `dequantize()` computes it.
public sealed interface Quantization {
    /// One scale for the whole tensor.
    record PerTensor(double scale, long zeroPoint) implements Quantization {}

    /// One scale for each index along an axis.
    ///
    /// @param axis the axis
    /// @param scales 1-D, as long as the axis
    /// @param zeroPoints 1-D, as long as the axis
    record PerChannel(int axis, TensorInfo scales, TensorInfo zeroPoints) implements Quantization {}
}
