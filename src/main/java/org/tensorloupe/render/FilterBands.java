package org.tensorloupe.render;

import java.io.IOException;
import org.tensorloupe.bytes.Monitor;

/// A grid of filters as a picture, band by band.
///
/// @param grid at the size of the picture
public record FilterBands(FilterGrid grid) implements PictureBands {
    /// Pixels of a band, about.
    private static final int BAND = 1 << 20;

    @Override
    public long width() {
        return grid.width();
    }

    @Override
    public long height() {
        return grid.height();
    }

    @Override
    public boolean isTransparent() {
        return grid.isTransparent();
    }

    @Override
    public void make(Receiver receiver, Monitor monitor) throws IOException {
        int each = Math.max(1, BAND / Math.max(1, grid.width()));
        for (int y = 0; y < grid.height(); y += each) {
            int rows = Math.min(each, grid.height() - y);
            receiver.band(grid.raster(0, y, grid.width(), rows), 1);
            monitor.advance(0);
        }
    }
}
