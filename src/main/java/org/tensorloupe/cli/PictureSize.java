package org.tensorloupe.cli;

/// Keeps pictures within what memory holds.
final class PictureSize {
    /// The most pixels of a picture: 256 MiB of colours.
    private static final long MOST = 1L << 26;

    private PictureSize() {}

    /// @throws picocli.CommandLine.ParameterException if there are too many pixels
    static void check(PictureOptions options, long width, long height) {
        if (width > MOST || height > MOST || width * height > MOST) {
            throw options.misuse(
                    "the picture would have %,d x %,d pixels, the limit is %,d in all"
                            .formatted(width, height, MOST));
        }
    }
}
