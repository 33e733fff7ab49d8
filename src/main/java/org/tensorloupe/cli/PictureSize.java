package org.tensorloupe.cli;

import java.util.Locale;

/// Keeps pictures within what memory holds.
final class PictureSize {
    /// The most pixels of a picture: 256 MiB of colours.
    private static final long MOST = 1L << 26;

    private PictureSize() {}

    /// @throws picocli.CommandLine.ParameterException if there are too many pixels
    static void check(PictureOptions options, long width, long height) {
        if (width > MOST || height > MOST || width * height > MOST) {
            throw options.misuse(
                    String.format(
                            Locale.ROOT,
                            "the picture would have %,d x %,d pixels, the limit is %,d in all",
                            width,
                            height,
                            MOST));
        }
    }
}
