package org.tensorloupe.ui.picture.filters;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.render.FilterLikeness;
import org.tensorloupe.render.FilterLook;
import org.tensorloupe.render.FilterOrder;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.Pixels;

/// The grid at its size on the screen: what stands where, and how it is drawn. JavaFX thread only.
final class GridPicture {
    private static final double DOT = 8;
    private static final double SMALL_DOT = 4;
    private static final double ROOMY = 24;

    private final FilterModel model;
    private @Nullable FilterGrid grid;
    private GridFit fit = new GridFit(1, 1, 0);

    GridPicture(FilterModel model) {
        this.model = model;
    }

    /// Lays the grid out for a room.
    ///
    /// @param roomX device pixels across
    /// @param roomY device pixels down
    /// @param output device pixels per pixel of the scene
    void fit(int roomX, int roomY, double output) {
        FilterPicture picture = model.picture().get();
        if (picture == null) {
            grid = null;
            return;
        }
        int width = picture.data().width();
        int height = picture.data().height();
        boolean all = picture.data().channel() instanceof FilterChannel.All;
        fit =
                all
                        ? GridFit.ofRows(picture.data().channels(), width, height, roomX, output)
                        : GridFit.of(picture.data().filters(), width, height, roomX, roomY, output);
        FilterLook look =
                FilterLook.DEFAULT
                        .withRange(picture.rule())
                        .withColormap(model.colormap().get())
                        .withSize(fit.scale(), fit.gap())
                        .withColumns(fit.columns());
        grid = FilterGrid.of(picture.data(), look, order(picture));
    }

    private int[] order(FilterPicture picture) {
        FilterStatistics statistics = model.statistics().get();
        FilterLikeness likeness = model.likeness().get();
        int[] index = IntStream.range(0, picture.data().filters()).toArray();
        return switch (model.sort().get()) {
            case INDEX -> index;
            case NORM -> statistics == null ? index : statistics.order(FilterOrder.NORM);
            case MEAN -> statistics == null ? index : statistics.order(FilterOrder.MEAN);
            case LIKENESS -> likeness == null ? index : likeness.order();
        };
    }

    /// The grid; null while there is none.
    @Nullable FilterGrid grid() {
        return grid;
    }

    /// Device pixels along a weight.
    int scale() {
        return fit.scale();
    }

    /// The weight at a device pixel of the grid.
    Optional<FilterGrid.Hit> hit(double x, double y) {
        return grid == null ? Optional.empty() : grid.hit((int) Math.floor(x), (int) Math.floor(y));
    }

    /// The position of the selected cell, -1 if there is no grid.
    int selected() {
        FilterPicture picture = model.picture().get();
        if (grid == null || picture == null || model.selected().get() >= picture.data().filters()) {
            return -1;
        }
        boolean all = picture.data().channel() instanceof FilterChannel.All;
        return grid.position(model.selected().get()) + (all ? model.selectedChannel().get() : 0);
    }

    /// Draws the part of the grid from a device pixel on.
    void draw(PaintedPane pane, GraphicsContext g, int x, int y, double width, double height) {
        if (grid == null) {
            return;
        }
        double output = pane.outputScale();
        int wide = (int) Math.min(grid.width() - x, Math.ceil(width * output));
        int high = (int) Math.min(grid.height() - y, Math.ceil(height * output));
        if (wide <= 0 || high <= 0) {
            return;
        }
        Raster part = grid.raster(x, y, wide, high);
        g.drawImage(Pixels.image(part), 0, 0, wide / output, high / output);
        boolean all = model.channel().get() instanceof FilterChannel.All;
        List<Integer> dead = all ? List.of() : DeadFilters.of(model.statistics().get());
        for (int filter : dead) {
            dot(pane, g, grid.cell(grid.position(filter)), x, y, output);
        }
        int position = selected();
        if (position >= 0 && position < grid.cells()) {
            frame(pane, g, grid.cell(position), x, y, output);
        }
    }

    private static void frame(
            PaintedPane pane, GraphicsContext g, FilterGrid.Cell cell, int x, int y, double out) {
        g.setStroke(pane.ink(Ink.ACCENT));
        g.setLineWidth(2);
        g.strokeRoundRect(
                (cell.x() - x) / out - 1,
                (cell.y() - y) / out - 1,
                cell.width() / out + 2,
                cell.height() / out + 2,
                3,
                3);
    }

    private static void dot(
            PaintedPane pane, GraphicsContext g, FilterGrid.Cell cell, int x, int y, double out) {
        double right = (cell.x() - x + cell.width()) / out;
        double top = (cell.y() - y) / out;
        boolean roomy = cell.width() / out >= ROOMY;
        double size = roomy ? DOT : SMALL_DOT;
        double inset = roomy ? 4 : 0;
        g.setFill(Color.WHITE);
        g.fillOval(right - inset - size, top + inset, size, size);
        g.setFill(pane.ink(Ink.WARNING));
        double rim = roomy ? 1 : 0.5;
        g.fillOval(right - inset - size + rim, top + inset + rim, size - 2 * rim, size - 2 * rim);
    }
}
