package org.tensorloupe.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tensorloupe.tensor.SliceKey;

/// A rectangle of pixels cut from the picture of a slice at some zoom. A value: cache key and
/// staleness check.
///
/// @param slice what is shown
/// @param down zoom along the rows axis
/// @param right zoom along the columns axis
/// @param x first column of pixels, counted from the slice's first column
/// @param y first row of pixels, counted from the slice's first row
/// @param width columns of pixels
/// @param height rows of pixels
public record SliceView(
        SliceKey slice, Zoom down, Zoom right, long x, long y, int width, int height) {
    /// @throws IllegalArgumentException if the rectangle reaches outside the picture
    public SliceView {
        if (x < 0
                || y < 0
                || width < 0
                || height < 0
                || width > right.extent(slice.columns()) - x
                || height > down.extent(slice.rows()) - y) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d x %d pixels from (%d, %d) reach outside the slice",
                            width,
                            height,
                            x,
                            y));
        }
    }

    /// The whole slice, one pixel for each weight.
    ///
    /// @throws ArithmeticException if an axis is longer than an `int`
    public static SliceView whole(SliceKey slice) {
        return new SliceView(
                slice,
                Zoom.ONE,
                Zoom.ONE,
                0,
                0,
                Math.toIntExact(slice.columns()),
                Math.toIntExact(slice.rows()));
    }

    /// The whole slice as large as it fits, with square weights.
    ///
    /// @param width pixels there are, 1 or more
    /// @param height pixels there are, 1 or more
    public static SliceView fit(SliceKey slice, int width, int height) {
        Zoom down = Zoom.fit(slice.rows(), height);
        Zoom right = Zoom.fit(slice.columns(), width);
        Zoom zoom = down.weightsPerPixel() > right.weightsPerPixel() ? down : right;
        return clipped(slice, zoom, zoom, 0, 0, width, height);
    }

    /// The part of a rectangle that has weights: moved to start inside the picture, and cut where
    /// the picture ends.
    public static SliceView clipped(
            SliceKey slice, Zoom down, Zoom right, long x, long y, int width, int height) {
        long wide = right.extent(slice.columns());
        long high = down.extent(slice.rows());
        long left = Math.clamp(x, 0, Math.max(0, wide - width));
        long top = Math.clamp(y, 0, Math.max(0, high - height));
        return new SliceView(
                slice,
                down,
                right,
                left,
                top,
                (int) Math.min(width, wide - left),
                (int) Math.min(height, high - top));
    }

    /// A part of this view.
    ///
    /// @param x first column, counted from this view's first
    /// @param y first row, counted from this view's first
    public SliceView crop(int x, int y, int width, int height) {
        return new SliceView(slice, down, right, this.x + x, this.y + y, width, height);
    }

    /// The first row of weights at a row of pixels of this view.
    public long row(int pixel) {
        return down.first(y + pixel);
    }

    /// The row after the last at a row of pixels of this view.
    public long rowEnd(int pixel) {
        return Math.min(slice.rows(), down.end(y + pixel));
    }

    /// The first column of weights at a column of pixels of this view.
    public long column(int pixel) {
        return right.first(x + pixel);
    }

    /// The column after the last at a column of pixels of this view.
    public long columnEnd(int pixel) {
        return Math.min(slice.columns(), right.end(x + pixel));
    }

    /// Whether the view is read column by column, because weights of a column lie closer in memory
    /// than those of a row: a transposed tensor or slice.
    public boolean readsColumns() {
        if (slice.rowAxis() < 0 || slice.columnAxis() < 0) {
            return false;
        }
        long rowStep = slice.tensor().strides().step(slice.rowAxis());
        long columnStep = slice.tensor().strides().step(slice.columnAxis());
        return rowStep > 0 && rowStep < columnStep;
    }

    /// Cuts the view into strips in reading order, to be read by several threads; pasted together
    /// they are the view.
    ///
    /// @param strips how many at most, 1 or more
    public List<SliceView> split(int strips) {
        int length = readsColumns() ? width : height;
        List<SliceView> parts = new ArrayList<>();
        for (int i = 0; i < strips; i++) {
            int from = (int) ((long) length * i / strips);
            int count = (int) ((long) length * (i + 1) / strips) - from;
            if (count > 0) {
                parts.add(
                        readsColumns()
                                ? crop(from, 0, count, height)
                                : crop(0, from, width, count));
            }
        }
        return parts;
    }
}
