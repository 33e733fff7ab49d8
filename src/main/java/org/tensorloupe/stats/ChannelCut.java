package org.tensorloupe.stats;

import java.util.Objects;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.TensorInfo;

/// How a tensor is cut into parts whose channels can be summarised apart: a band of channels by a
/// range of what stands before the axis, or a piece of a single long channel.
///
/// The cut depends on the tensor and the axis alone, so what is merged from the parts in order is
/// the same for any number of threads. The parts of a band follow each other.
public final class ChannelCut {
    /// The most channels of an axis.
    public static final long MOST = 1L << 22;

    /// Elements of a part, about.
    private static final long PART = 1L << 22;

    /// Channels of a band at most: some megabytes of sums.
    private static final long BAND = 1L << 15;

    /// Neighbouring elements of a band where channels lie side by side.
    private static final long LANES = 1L << 11;

    /// Neighbouring elements of a channel from which on it is summed by itself.
    private static final long LONG_RUN = 32;

    /// Rows from which on it pays to sum channels side by side.
    private static final long MANY_ROWS = 8;

    private final TensorInfo tensor;
    private final int axis;
    private final long outer;
    private final long channels;
    private final long inner;
    private final boolean sideBySide;
    private final long bandSize;
    private final long outerSize;
    private final long innerSize;

    private ChannelCut(TensorInfo tensor, int axis, long outer, long channels, long inner) {
        this.tensor = tensor;
        this.axis = axis;
        this.outer = outer;
        this.channels = channels;
        this.inner = inner;
        this.sideBySide = inner < LONG_RUN && outer >= MANY_ROWS;
        this.innerSize = Math.clamp(inner, 1, PART);
        long wanted = (sideBySide ? LANES : PART) / innerSize;
        this.bandSize = Math.clamp(Math.min(channels, wanted), 1, BAND);
        this.outerSize = Math.max(1, PART / (innerSize * bandSize));
    }

    /// The cut of a tensor.
    ///
    /// @param axis 0 to rank - 1
    /// @throws CheckpointException if the axis has more than [#MOST] channels
    public static ChannelCut of(TensorInfo shown, int axis) throws CheckpointException {
        TensorInfo numbers = shown.numbers();
        Objects.checkIndex(axis, numbers.shape().rank());
        long channels = numbers.shape().size(axis);
        if (channels > MOST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            shown.name(), "channels along axis " + axis, MOST, channels));
        }
        Repetition.check(numbers);
        MemoryOrder ordered = MemoryOrder.of(numbers, axis);
        Shape shape = ordered.tensor().shape();
        if (numbers.numel() == 0) {
            return new ChannelCut(ordered.tensor(), axis, 0, channels, 0);
        }
        long outer = 1;
        for (int i = 0; i < ordered.axis(); i++) {
            outer *= shape.size(i);
        }
        long inner = numbers.numel() / channels / outer;
        return channels == 1
                ? new ChannelCut(ordered.tensor(), axis, 1, 1, numbers.numel())
                : new ChannelCut(ordered.tensor(), axis, outer, channels, inner);
    }

    /// What readers are to be opened of: the tensor with its axes in the order of its memory.
    public TensorInfo tensor() {
        return tensor;
    }

    /// The axis of the tensor as it is shown.
    public int axis() {
        return axis;
    }

    /// Number of channels.
    public int channels() {
        return (int) channels;
    }

    /// Elements of each channel.
    public long perChannel() {
        return outer * inner;
    }

    /// Neighbouring elements of a channel in the order of reading.
    long inner() {
        return inner;
    }

    /// Whether channels are summed side by side, and not one after the other.
    boolean isSideBySide() {
        return sideBySide;
    }

    /// Number of parts; none if there are no elements.
    public long parts() {
        return perChannel() == 0 ? 0 : bands() * partsOfBand();
    }

    private long bands() {
        return Math.ceilDiv(channels, bandSize);
    }

    private long partsOfBand() {
        return Math.ceilDiv(outer, outerSize) * Math.ceilDiv(inner, innerSize);
    }

    /// A part.
    ///
    /// @param fromChannel first channel
    /// @param toChannel channel after the last
    /// @param fromOuter first index of what stands before the axis
    /// @param toOuter index after the last
    /// @param fromInner first index of what stands behind the axis
    /// @param toInner index after the last
    record Box(
            int fromChannel,
            int toChannel,
            long fromOuter,
            long toOuter,
            long fromInner,
            long toInner) {
        int channels() {
            return toChannel - fromChannel;
        }
    }

    /// @param part 0 to parts() - 1
    Box box(long part) {
        Objects.checkIndex(part, parts());
        long band = part / partsOfBand();
        long inners = Math.ceilDiv(inner, innerSize);
        long rest = part % partsOfBand();
        long o = rest / inners * outerSize;
        long i = rest % inners * innerSize;
        long c = band * bandSize;
        return new Box(
                (int) c,
                (int) Math.min(channels, c + bandSize),
                o,
                Math.min(outer, o + outerSize),
                i,
                Math.min(inner, i + innerSize));
    }

    /// Where an element stands in the order of reading.
    long position(long o, long channel, long i) {
        return (o * channels + channel) * inner + i;
    }
}
