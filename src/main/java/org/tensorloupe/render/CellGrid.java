package org.tensorloupe.render;

/// Where equal cells stand: row by row from the top left, gaps between neighbours, none at the rim.
///
/// @param cells number of cells
/// @param columns cells in a row, 1 or more
/// @param cellWidth weights in a row of a cell
/// @param cellHeight weights in a column of a cell
/// @param scale pixels along a weight
/// @param gap pixels between cells
record CellGrid(int cells, int columns, int cellWidth, int cellHeight, int scale, int gap) {
    /// Rejects a picture whose sides do not fit an `int`.
    CellGrid {
        side(columns, cellWidth, scale, gap);
        side(Math.ceilDiv(cells, columns), cellHeight, scale, gap);
    }

    private static int side(int count, int weights, int scale, int gap) {
        long pitch = Math.addExact(Math.multiplyExact((long) weights, scale), gap);
        return count == 0 ? 0 : Math.toIntExact(Math.multiplyExact(pitch, count) - gap);
    }

    int rows() {
        return Math.ceilDiv(cells, columns);
    }

    int width() {
        return cells == 0 ? 0 : side(columns, cellWidth, scale, gap);
    }

    int height() {
        return side(rows(), cellHeight, scale, gap);
    }

    int pitchX() {
        return cellWidth * scale + gap;
    }

    int pitchY() {
        return cellHeight * scale + gap;
    }

    /// The cell at a pixel, or -1 in gaps, missing cells and outside.
    int cell(int x, int y) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return -1;
        }
        int cell = y / pitchY() * columns + x / pitchX();
        boolean inside = x % pitchX() < cellWidth * scale && y % pitchY() < cellHeight * scale;
        return inside && cell < cells ? cell : -1;
    }
}
