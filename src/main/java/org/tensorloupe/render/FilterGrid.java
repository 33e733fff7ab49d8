package org.tensorloupe.render;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The filters of a convolution as a grid of small pictures: where each stands, what is under a
/// pixel, and the picture itself, whole or the part that is in sight. Immutable, thread-safe.
public final class FilterGrid {
    private final FilterData data;
    private final FilterLook look;
    private final int[] order;
    private final int[] places;
    private final CellGrid cells;
    private final int perFilter;
    private final ValueRange shared;

    private FilterGrid(FilterData data, FilterLook look, int[] order) {
        this.data = data;
        this.look = look;
        this.order = order;
        this.places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        boolean all = data.channel() instanceof FilterChannel.All;
        this.perFilter = all ? data.channels() : 1;
        int count = Math.multiplyExact(data.filters(), perFilter);
        int usual = all ? perFilter : (int) Math.ceil(Math.sqrt(count));
        int columns = look.columns().orElse(Math.max(1, usual));
        this.cells =
                new CellGrid(count, columns, data.width(), data.height(), look.scale(), look.gap());
        this.shared =
                isShared() ? look.range().range(Distribution.of(data.values())) : ValueRange.NONE;
    }

    /// A grid of the filters by index.
    ///
    /// @throws ArithmeticException if a side of the picture does not fit an `int`
    public static FilterGrid of(FilterData data, FilterLook look) {
        return new FilterGrid(data, look, IntStream.range(0, data.filters()).toArray());
    }

    /// A sorted grid.
    ///
    /// @param order every filter's index once, see [FilterStatistics#order(FilterOrder)]
    /// @throws ArithmeticException if a side of the picture does not fit an `int`
    public static FilterGrid of(FilterData data, FilterLook look, int[] order) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, data.filters()).toArray())) {
            throw new IllegalArgumentException("the order does not name every filter once");
        }
        return new FilterGrid(data, look, order.clone());
    }

    /// The same grid at another size.
    ///
    /// @param scale pixels along a weight, 1 or more
    /// @param gap pixels between cells
    /// @throws ArithmeticException if a side of the picture does not fit an `int`
    public FilterGrid sized(int scale, int gap) {
        return new FilterGrid(data, look.withSize(scale, gap).withColumns(columns()), order);
    }

    /// Pixels along a weight.
    public int scale() {
        return look.scale();
    }

    /// Pixels between cells.
    public int gap() {
        return look.gap();
    }

    /// Whether something of the picture is transparent: gaps, or cells missing in the last row.
    public boolean isTransparent() {
        boolean holes = (look.gap() > 0 && cells() > 1) || cells() % columns() != 0;
        return holes && look.gapColor() >>> 24 != 255;
    }

    /// Width of the picture in pixels.
    public int width() {
        return cells.width();
    }

    /// Height of the picture in pixels.
    public int height() {
        return cells.height();
    }

    /// Cells in a row.
    public int columns() {
        return cells.columns();
    }

    /// Number of cells.
    public int cells() {
        return cells.cells();
    }

    /// Whether all cells have one range.
    public boolean isShared() {
        return !(look.range() instanceof RangeRule.PerFilter);
    }

    /// What is drawn in a cell.
    ///
    /// @param filter index of the filter
    /// @param channel index of the channel; -1 where three channels are red, green and blue
    /// @param x left edge in pixels
    /// @param y top edge in pixels
    /// @param width pixels
    /// @param height pixels
    /// @param range what the colours of this cell stand for
    public record Cell(
            int filter, int channel, int x, int y, int width, int height, ValueRange range) {}

    /// What is under a pixel.
    ///
    /// @param cell the cell
    /// @param row of the filter's plane
    /// @param column of the filter's plane
    public record Hit(Cell cell, int row, int column) {}

    /// The cell at a position, from 0, row by row.
    public Cell cell(int position) {
        int x = position % cells.columns() * cells.pitchX();
        int y = position / cells.columns() * cells.pitchY();
        int channel =
                data.channel() instanceof FilterChannel.Rgb
                        ? -1
                        : data.channel().first() + position % perFilter;
        return new Cell(
                order[position / perFilter],
                channel,
                x,
                y,
                data.width() * look.scale(),
                data.height() * look.scale(),
                range(position));
    }

    /// The position of a filter's first cell.
    public int position(int filter) {
        return places[filter] * perFilter;
    }

    /// What is under a pixel of the picture; empty in gaps and outside.
    public Optional<Hit> hit(int x, int y) {
        int position = cells.cell(x, y);
        if (position < 0) {
            return Optional.empty();
        }
        Cell cell = cell(position);
        return Optional.of(
                new Hit(cell, (y - cell.y()) / look.scale(), (x - cell.x()) / look.scale()));
    }

    /// The whole picture.
    ///
    /// @throws ArithmeticException if it has more pixels than an array
    public Raster raster() {
        return raster(0, 0, width(), height());
    }

    /// A part of the picture, of any place and size; what is outside has the gap's colour.
    ///
    /// @throws ArithmeticException if it has more pixels than an array
    public Raster raster(int x, int y, int width, int height) {
        int[] argb = new int[Math.multiplyExact(width, height)];
        Arrays.fill(argb, look.gapColor());
        Raster part = new Raster(width, height, argb);
        if (cells.pitchX() <= 0 || cells.pitchY() <= 0) {
            return part;
        }
        int left = Math.max(0, Math.floorDiv(x, cells.pitchX()));
        int top = Math.max(0, Math.floorDiv(y, cells.pitchY()));
        long right = Math.min(cells.columns(), Math.ceilDiv((long) x + width, cells.pitchX()));
        long bottom = Math.min(cells.rows(), Math.ceilDiv((long) y + height, cells.pitchY()));
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int position = row * cells.columns() + column;
                if (position < cells.cells()) {
                    draw(position, part, column * cells.pitchX() - x, row * cells.pitchY() - y);
                }
            }
        }
        return part;
    }

    private void draw(int position, Raster part, int x, int y) {
        int[] plane = colors(position);
        int scale = look.scale();
        int fromX = Math.max(0, x);
        int toX = Math.min(part.width(), x + data.width() * scale);
        int toY = Math.min(part.height(), y + data.height() * scale);
        for (int py = Math.max(0, y); py < toY; py++) {
            int line = (py - y) / scale * data.width();
            for (int px = fromX; px < toX; px++) {
                part.argb()[py * part.width() + px] = plane[line + (px - x) / scale];
            }
        }
    }

    private int[] colors(int position) {
        int filter = order[position / perFilter];
        int size = data.width() * data.height();
        int[] argb = new int[size];
        ColorScale scale = new ColorScale(look.colormap(), range(position), look.scaling());
        int start = data.start(filter, position % perFilter);
        if (data.channel() instanceof FilterChannel.Rgb) {
            for (int i = 0; i < size; i++) {
                argb[i] = mixed(scale, start + i, size);
            }
        } else {
            scale.paint(data.values(), start, argb, 0, size);
        }
        return argb;
    }

    /// Red, green and blue from three planes. NaN in any of them wins, then +Inf, then -Inf.
    private int mixed(ColorScale scale, int red, int plane) {
        double r = data.values()[red];
        double g = data.values()[red + plane];
        double b = data.values()[red + 2 * plane];
        if (!Double.isFinite(r) || !Double.isFinite(g) || !Double.isFinite(b)) {
            double high = Math.max(r, Math.max(g, b));
            double low = Math.min(r, Math.min(g, b));
            return ColorScale.special(Double.isFinite(high) ? low : high);
        }
        return 0xff000000 | scale.entry(r) << 16 | scale.entry(g) << 8 | scale.entry(b);
    }

    private ValueRange range(int position) {
        if (isShared()) {
            return shared;
        }
        int size = data.width() * data.height();
        int shown = data.channel() instanceof FilterChannel.Rgb ? 3 : 1;
        int start = data.start(order[position / perFilter], position % perFilter);
        double[] own = Arrays.copyOfRange(data.values(), start, start + shown * size);
        return look.range().range(Distribution.of(own));
    }
}
