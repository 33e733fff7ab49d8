package org.tensorloupe.render;

/// Hears which part of a picture has its final values.
@FunctionalInterface
public interface BandSink {
    /// Hears nothing.
    BandSink NONE = (_, _, _, _, _) -> {};

    /// A rectangle is done. Called on the thread that reads; bands do not overlap, come in order,
    /// and together cover the picture: full rows from the top, or full columns from the left where
    /// the tensor lies in memory that way.
    ///
    /// @param grid the whole picture; only finished rectangles hold values, others hold 0
    /// @param x first column of pixels
    /// @param y first row of pixels
    /// @param width columns
    /// @param height rows
    void band(ValueGrid grid, int x, int y, int width, int height);
}
