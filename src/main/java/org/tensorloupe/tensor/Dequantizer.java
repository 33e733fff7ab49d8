package org.tensorloupe.tensor;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Scales and zero points of a quantised tensor, read once.
final class Dequantizer {
    private final int axis;
    private final double[] scales;
    private final double[] zeroPoints;

    private Dequantizer(int axis, double[] scales, double[] zeroPoints) {
        this.axis = axis;
        this.scales = scales;
        this.zeroPoints = zeroPoints;
    }

    /// Reads scales and zero points.
    ///
    /// @throws CheckpointException if they cannot be read or are too few for the tensor
    static Dequantizer of(
            Quantization quantization, TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        return switch (quantization) {
            case Quantization.PerTensor q ->
                    new Dequantizer(-1, new double[] {q.scale()}, new double[] {q.zeroPoint()});
            case Quantization.PerChannel q -> {
                long channels = tensor.shape().size(q.axis());
                yield new Dequantizer(
                        q.axis(),
                        read(q.scales(), channels, source, monitor),
                        read(q.zeroPoints(), channels, source, monitor));
            }
        };
    }

    private static double[] read(
            TensorInfo values, long channels, StorageSource source, Monitor monitor)
            throws CheckpointException {
        if (values.numel() != channels || channels > Integer.MAX_VALUE) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            values.name(),
                            channels + " channels",
                            values.numel() + " scales or zero points"));
        }
        double[] out = new double[(int) channels];
        TensorReader.open(values, Component.VALUE, source, monitor).read(0, out, 0, out.length);
        return out;
    }

    /// The number that a stored integer stands for, a float32 rounded as PyTorch rounds it: scales
    /// of channels are taken as they are stored, in float64 as a rule, that of a tensor in float32.
    ///
    /// @param index of the element; read only if there is a scale per channel
    double value(double stored, long @Nullable [] index) {
        int channel = axis < 0 || index == null ? 0 : (int) index[axis];
        float distance = (float) (stored - zeroPoints[channel]);
        return axis < 0 ? distance * (float) scales[channel] : (float) (distance * scales[channel]);
    }
}
