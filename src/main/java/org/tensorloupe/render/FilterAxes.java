package org.tensorloupe.render;

import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.TensorInfo;

/// How a convolution's weight is read as filters: `[filters, channels, kh, kw]`, or 3-D `[filters,
/// channels, kw]`, or 5-D `[filters, channels, kd, kh, kw]`.
///
/// A transposed convolution stores `[in, out / groups, kh, kw]`: its first axis, shown as filters,
/// is the input channels. In a grouped one, `channels` is the input channels of one group.
///
/// @param filters size of axis 0
/// @param channels size of axis 1
/// @param depth size of axis 2 of a 5-D weight, else 1
/// @param height rows of a filter
/// @param width columns of a filter
public record FilterAxes(long filters, long channels, long depth, long height, long width) {
    /// Whether a tensor can be shown as filters: 3-D to 5-D, not empty, and with values.
    public static boolean fits(TensorInfo tensor) {
        int rank = tensor.shape().rank();
        return rank >= 3 && rank <= 5 && tensor.numel() > 0 && tensor.hasValues();
    }

    /// The axes of a 3-D to 5-D tensor.
    ///
    /// @throws IllegalArgumentException if it has another number of axes
    public static FilterAxes of(Shape shape) {
        int rank = shape.rank();
        if (rank < 3 || rank > 5) {
            throw new IllegalArgumentException("no filters: " + rank + " axes");
        }
        return new FilterAxes(
                shape.size(0),
                shape.size(1),
                rank == 5 ? shape.size(2) : 1,
                rank == 3 ? 1 : shape.size(rank - 2),
                shape.size(rank - 1));
    }

    /// Weights of one channel of one filter at one depth.
    public long plane() {
        return height * width;
    }

    /// Weights of one filter: all channels, all depths.
    public long perFilter() {
        return channels * depth * plane();
    }

    /// Flat position, in row-major order, of the first weight of a plane.
    public long position(long filter, long channel, long slice) {
        return ((filter * channels + channel) * depth + slice) * plane();
    }
}
