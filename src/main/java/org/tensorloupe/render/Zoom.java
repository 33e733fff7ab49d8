package org.tensorloupe.render;

/// How many weights stand along how many pixels of one axis: an exact fraction in lowest terms.
///
/// Pixels are counted from the first weight of the slice. Zoomed in, a weight takes a whole number
/// of pixels; zoomed out, pixel `p` stands for weights `floor(p * weights / pixels)` up to, not
/// including, `floor((p + 1) * weights / pixels)`. So every weight is in exactly one block, and
/// blocks do not change when the view is moved.
///
/// @param weights 1 if zoomed in
/// @param pixels not above `weights` if zoomed out
public record Zoom(long weights, long pixels) {
    /// One pixel for each weight.
    public static final Zoom ONE = new Zoom(1, 1);

    private static final int FRACTION = 64;

    /// Reduces the fraction.
    ///
    /// @throws IllegalArgumentException if not positive, or a weight would take a broken number of
    ///     pixels
    public Zoom {
        long divisor = weights > 0 && pixels > 0 ? gcd(weights, pixels) : 1;
        weights /= divisor;
        pixels /= divisor;
        if (weights < 1 || pixels < 1 || (weights < pixels && weights != 1)) {
            throw new IllegalArgumentException(weights + " weights on " + pixels + " pixels");
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// Each weight takes `pixels` pixels.
    public static Zoom in(long pixels) {
        return new Zoom(1, pixels);
    }

    /// Each pixel stands for `weights` weights.
    public static Zoom out(long weights) {
        return new Zoom(weights, 1);
    }

    /// The zoom next to a free one: whole pixels per weight, or weights per pixel in steps of 1/64.
    ///
    /// @param weightsPerPixel positive
    public static Zoom near(double weightsPerPixel) {
        return weightsPerPixel < 1
                ? in(Math.max(1, Math.round(1 / weightsPerPixel)))
                : new Zoom(Math.max(FRACTION, Math.round(weightsPerPixel * FRACTION)), FRACTION);
    }

    /// The largest zoom at which a number of weights takes at most a number of pixels.
    ///
    /// @param weights 0 or more
    /// @param pixels 1 or more
    public static Zoom fit(long weights, int pixels) {
        return weights <= pixels ? in(pixels / Math.max(1, weights)) : new Zoom(weights, pixels);
    }

    /// Whether a pixel can stand for several weights.
    public boolean isOut() {
        return weights > pixels;
    }

    /// Weights per pixel; below 1 if zoomed in.
    public double weightsPerPixel() {
        return (double) weights / pixels;
    }

    /// Pixels that a number of weights take.
    public long extent(long count) {
        return Math.ceilDiv(Math.multiplyExact(count, pixels), weights);
    }

    /// The first weight that a pixel stands for.
    public long first(long pixel) {
        return Math.floorDiv(Math.multiplyExact(pixel, weights), pixels);
    }

    /// The weight after the last that a pixel stands for; may be past the end of the slice at its
    /// last pixel.
    public long end(long pixel) {
        return Math.max(first(pixel) + 1, first(pixel + 1));
    }

    /// The first pixel that shows a weight.
    public long pixel(long weight) {
        return weights == 1
                ? Math.multiplyExact(weight, pixels)
                : Math.ceilDiv(Math.multiplyExact(weight + 1, pixels), weights) - 1;
    }
}
