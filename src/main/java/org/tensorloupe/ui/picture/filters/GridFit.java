package org.tensorloupe.ui.picture.filters;

/// How large the weights of a filter grid are drawn, and how many cells stand in a row.
///
/// @param scale pixels along a weight
/// @param columns cells in a row
/// @param gap pixels between cells
record GridFit(int scale, int columns, int gap) {
    /// Most pixels of the scene along a weight.
    static final int LARGEST = 24;

    private static final int LEAST_CELL = 16;
    private static final int GAP = 4;

    /// The largest weights at which all cells fit; where they would be too small to see, the
    /// smallest that can be seen, and the grid is higher than its room.
    ///
    /// @param cells number of cells, 1 or more
    /// @param width weights in a row of a cell
    /// @param height weights in a column of a cell
    /// @param roomX device pixels across
    /// @param roomY device pixels down
    /// @param output device pixels per pixel of the scene
    static GridFit of(int cells, int width, int height, int roomX, int roomY, double output) {
        int gap = (int) Math.round(GAP * output);
        int least = least(width, height, output);
        for (int scale = (int) Math.round(LARGEST * output); scale >= least; scale--) {
            long columns = columns(width, scale, gap, roomX);
            long rows = Math.ceilDiv(cells, columns);
            if (columns >= 1 && rows * (height * (long) scale + gap) - gap <= roomY) {
                int square = (int) Math.ceil(Math.sqrt(cells));
                boolean fits =
                        square <= columns && square(cells, square, height, scale, gap, roomY);
                return new GridFit(scale, fits ? square : (int) Math.min(columns, cells), gap);
            }
        }
        long columns = Math.max(1, columns(width, least, gap, roomX));
        return new GridFit(least, (int) Math.min(columns, cells), gap);
    }

    /// The same for a grid whose rows have a given number of cells.
    static GridFit ofRows(int perRow, int width, int height, int roomX, double output) {
        int gap = (int) Math.round((width * height == 1 ? 1 : GAP / 2) * output);
        int largest = (int) Math.round(LARGEST * output);
        int scale = Math.clamp(((roomX + gap) / Math.max(1, perRow) - gap) / width, 1, largest);
        return new GridFit(scale, perRow, gap);
    }

    private static int least(int width, int height, double output) {
        int pixels = (int) Math.ceil(LEAST_CELL * output / Math.max(width, height));
        return Math.clamp(pixels, 1, (int) Math.round(LARGEST * output));
    }

    private static long columns(int width, int scale, int gap, int room) {
        return Math.max(1, (room + gap) / (width * (long) scale + gap));
    }

    private static boolean square(
            int cells, int columns, int height, int scale, int gap, int room) {
        return Math.ceilDiv(cells, columns) * (height * (long) scale + gap) - gap <= room;
    }
}
