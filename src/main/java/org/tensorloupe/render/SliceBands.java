package org.tensorloupe.render;

import java.io.IOException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;

/// A part of a slice as a picture, band by band.
///
/// @param slice what is shown
/// @param down zoom along the rows axis
/// @param right zoom along the columns axis
/// @param x first column of pixels at this zoom
/// @param y first row of pixels at this zoom
/// @param columns pixels at this zoom
/// @param rows pixels at this zoom
/// @param scale pixels of the picture along one of these, 1 or more
/// @param rule what a pixel shows that stands for several weights
/// @param colors the colours
/// @param source where the weights are
public record SliceBands(
        SliceKey slice,
        Zoom down,
        Zoom right,
        long x,
        long y,
        long columns,
        long rows,
        int scale,
        BlockRule rule,
        ColorScale colors,
        StorageSource source)
        implements PictureBands {
    /// Pixels of a band, about.
    private static final long BAND = 1L << 20;

    /// A part of a slice with a square of pixels for each weight.
    ///
    /// @param x first column of weights
    /// @param y first row of weights
    public static SliceBands ofWeights(
            SliceKey slice,
            long x,
            long y,
            long columns,
            long rows,
            int scale,
            ColorScale colors,
            StorageSource source) {
        return new SliceBands(
                slice,
                Zoom.ONE,
                Zoom.ONE,
                x,
                y,
                columns,
                rows,
                scale,
                BlockRule.LARGEST_MAGNITUDE,
                colors,
                source);
    }

    @Override
    public long width() {
        return Math.multiplyExact(columns, scale);
    }

    @Override
    public long height() {
        return Math.multiplyExact(rows, scale);
    }

    @Override
    public boolean isTransparent() {
        return false;
    }

    @Override
    public void make(Receiver receiver, Monitor monitor) throws CheckpointException, IOException {
        long each = Math.max(1, BAND / Math.max(1, columns));
        for (long from = 0; from < rows; from += each) {
            SliceView view =
                    new SliceView(
                            slice,
                            down,
                            right,
                            x,
                            y + from,
                            Math.toIntExact(columns),
                            (int) Math.min(each, rows - from));
            ValueGrid values = SliceRaster.read(view, rule, source, BandSink.NONE, monitor);
            receiver.band(values.paint(colors), scale);
        }
    }
}
