package org.tensorloupe.ui.picture.heatmap;

import org.tensorloupe.render.Zoom;
import org.tensorloupe.ui.text.Figures;

/// The zooms that a step leads to: 1, 2, 3, 4, 6, 8, 12, 16, ... pixels per weight or weights per
/// pixel.
final class ZoomLadder {
    /// Most pixels per weight.
    static final int LARGEST = 64;

    private ZoomLadder() {}

    /// The next zoom with more pixels per weight; the same at the end.
    static Zoom closer(Zoom zoom) {
        return zoom.isOut()
                ? Zoom.out(below(zoom.weightsPerPixel()))
                : Zoom.in(Math.min(LARGEST, above((double) zoom.pixels())));
    }

    /// The next zoom with fewer pixels per weight, not past the one that fits or 1 : 1.
    static Zoom farther(Zoom zoom, Zoom fitted) {
        Zoom next =
                zoom.isOut() || zoom.pixels() == 1
                        ? Zoom.out(above(zoom.weightsPerPixel()))
                        : Zoom.in(below((double) zoom.pixels()));
        Zoom limit = fitted.isOut() ? fitted : Zoom.ONE;
        return next.weightsPerPixel() > limit.weightsPerPixel() ? limit : next;
    }

    private static long below(double count) {
        long power = 1;
        while (power * 2 < count) {
            power *= 2;
        }
        return power >= 2 && power * 1.5 < count ? power / 2 * 3 : power;
    }

    private static long above(double count) {
        long power = 1;
        while (power * 2 <= count) {
            power *= 2;
        }
        return power >= 2 && power * 1.5 > count ? power / 2 * 3 : power * 2;
    }

    /// A zoom in words: `8 : 1`, `1 : 2`, `1 : 9.4`.
    static String text(Zoom zoom) {
        if (!zoom.isOut()) {
            return zoom.pixels() + " : 1";
        }
        double weights = zoom.weightsPerPixel();
        boolean whole = zoom.pixels() == 1 || weights >= 100;
        String number = whole ? Long.toString(Math.round(weights)) : Figures.fixed(weights, 1);
        return "1 : " + number;
    }
}
