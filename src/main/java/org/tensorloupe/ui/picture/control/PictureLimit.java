package org.tensorloupe.ui.picture.control;

import java.util.Optional;
import java.util.function.Supplier;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;

/// How many pixels a picture may have.
enum PictureLimit {
    /// Of a file: it is written in bands, but other programs want to open it.
    FILE(1L << 30),
    /// Of the clipboard, which holds it in memory.
    CLIPBOARD(1L << 24);

    private static final Texts TEXTS = Texts.of(PictureLimit.class);

    private final long pixels;

    PictureLimit(long pixels) {
        this.pixels = pixels;
    }

    /// Why a picture is too large, in one sentence; empty if it is not.
    Optional<String> refuse(Supplier<PictureBands> picture) {
        long width;
        long height;
        try {
            width = picture.get().width();
            height = picture.get().height();
        } catch (ArithmeticException _) {
            return Optional.of(TEXTS.get("limit.beyond", PictureText.count(pixels)));
        }
        boolean fits = width <= pixels && height <= pixels && width * height <= pixels;
        return fits
                ? Optional.empty()
                : Optional.of(
                        TEXTS.get(
                                "limit.pixels",
                                PictureText.count(width),
                                PictureText.count(height),
                                PictureText.count(pixels)));
    }
}
