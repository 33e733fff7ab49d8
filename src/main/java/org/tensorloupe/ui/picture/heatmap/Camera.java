package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.tensor.SliceKey;

/// Which part of a slice is seen, and how large. A value; pixels are those of the device.
///
/// A slice that is smaller than the window stands at its top left. A single row, or column, is
/// drawn as a band of [#BAND] pixels, so that it can be seen.
///
/// @param slice what is looked at; not empty
/// @param zoom weights and pixels of an axis that has more than one index
/// @param x first column of pixels, counted from the slice's first column
/// @param y first row of pixels, counted from the slice's first row
/// @param width columns of pixels there are, 1 or more
/// @param height rows of pixels there are, 1 or more
public record Camera(SliceKey slice, Zoom zoom, long x, long y, int width, int height) {
    /// Least thickness of a single row or column.
    static final int BAND = 48;

    /// Keeps the picture in the window.
    public Camera {
        x = Math.clamp(x, 0, Math.max(0, right(slice, zoom).extent(slice.columns()) - width));
        y = Math.clamp(y, 0, Math.max(0, down(slice, zoom).extent(slice.rows()) - height));
    }

    /// The whole slice, as large as it fits.
    public static Camera fit(SliceKey slice, int width, int height) {
        return new Camera(slice, fitting(slice, width, height), 0, 0, width, height);
    }

    private static Zoom fitting(SliceKey slice, int width, int height) {
        Zoom right = fitting(slice.columns(), width);
        Zoom down = fitting(slice.rows(), height);
        return down.weightsPerPixel() > right.weightsPerPixel() ? down : right;
    }

    private static Zoom fitting(long weights, int pixels) {
        Zoom zoom = Zoom.fit(weights, pixels);
        return weights <= 1 || (zoom.pixels() > ZoomLadder.LARGEST && !zoom.isOut())
                ? Zoom.in(ZoomLadder.LARGEST)
                : zoom;
    }

    private static Zoom down(SliceKey slice, Zoom zoom) {
        return slice.rows() == 1 ? band(zoom) : zoom;
    }

    private static Zoom right(SliceKey slice, Zoom zoom) {
        return slice.columns() == 1 ? band(zoom) : zoom;
    }

    private static Zoom band(Zoom zoom) {
        return Zoom.in(zoom.isOut() ? BAND : Math.max(BAND, zoom.pixels()));
    }

    /// Zoom along the rows axis.
    public Zoom down() {
        return down(slice, zoom);
    }

    /// Zoom along the columns axis.
    public Zoom right() {
        return right(slice, zoom);
    }

    /// Columns of pixels that have weights, at most the window's.
    public int pictureWidth() {
        return (int) Math.min(width, right().extent(slice.columns()));
    }

    /// Rows of pixels that have weights, at most the window's.
    public int pictureHeight() {
        return (int) Math.min(height, down().extent(slice.rows()));
    }

    /// The visible pixels.
    public SliceView view() {
        return SliceView.clipped(slice, down(), right(), x, y, width, height);
    }

    /// Whether the whole slice is seen.
    public boolean showsAll() {
        return right().extent(slice.columns()) <= width && down().extent(slice.rows()) <= height;
    }

    /// The same part in a window of another size.
    public Camera resized(int newWidth, int newHeight) {
        return new Camera(slice, zoom, x, y, newWidth, newHeight);
    }

    /// Another slice of the same size in the same place.
    public Camera of(SliceKey other) {
        return new Camera(other, zoom, x, y, width, height);
    }

    /// Moved by a number of pixels.
    public Camera panned(double dx, double dy) {
        return new Camera(slice, zoom, x + Math.round(dx), y + Math.round(dy), width, height);
    }

    /// Zoomed so that the weight at a pixel of the window stays there.
    public Camera zoomed(Zoom next, double px, double py) {
        double scaleX = right().weightsPerPixel() / right(slice, next).weightsPerPixel();
        double scaleY = down().weightsPerPixel() / down(slice, next).weightsPerPixel();
        long left = Math.round((x + px) * scaleX - px);
        long top = Math.round((y + py) * scaleY - py);
        return new Camera(slice, next, left, top, width, height);
    }

    /// Zoomed by steps of the ladder, positive to see more detail; never further out than the whole
    /// slice, or one pixel per weight where that is smaller.
    public Camera stepped(int steps, double px, double py) {
        Zoom fitted = fitting(slice, width, height);
        Zoom next = zoom;
        for (int i = 0; i < Math.abs(steps); i++) {
            next = steps > 0 ? ZoomLadder.closer(next) : ZoomLadder.farther(next, fitted);
        }
        return zoomed(next, px, py);
    }

    /// Moved so that a weight stands in the middle, as far as the edges let it.
    public Camera centred(long row, long column) {
        long left = right().pixel(column) + right().extent(1) / 2 - width / 2;
        long top = down().pixel(row) + down().extent(1) / 2 - height / 2;
        return new Camera(slice, zoom, left, top, width, height);
    }

    /// The row of weights at a pixel of the window, -1 if there is none.
    public long rowAt(double py) {
        long pixel = (long) Math.floor(py);
        return pixel < 0 || pixel >= pictureHeight() ? -1 : down().first(y + pixel);
    }

    /// The column of weights at a pixel of the window, -1 if there is none.
    public long columnAt(double px) {
        long pixel = (long) Math.floor(px);
        return pixel < 0 || pixel >= pictureWidth() ? -1 : right().first(x + pixel);
    }

    /// Where a row begins, in pixels of the window; may be outside.
    public double yOf(double row) {
        return row / down().weightsPerPixel() - y;
    }

    /// Where a column begins, in pixels of the window; may be outside.
    public double xOf(double column) {
        return column / right().weightsPerPixel() - x;
    }

    /// The ratio in words: `8 : 1`, `1 : 2`, `1 : 9.4`.
    public String ratio() {
        return ZoomLadder.text(zoom);
    }
}
