package org.tensorloupe.ui.picture.filters;

import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.picture.paint.Ink;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The selected filter, large, with its weights printed where there is room.
final class LargeFilter {
    /// Most pixels of the scene across and down.
    static final int ROOM = 296;

    private static final int LARGEST_CELL = 98;
    private static final int PRINTED_FROM = 32;

    /// Grey level from which black text is easier to read than white.
    private static final int BLACK_FROM = 118;

    private final FilterModel model;
    private final BiConsumer<Integer, Integer> hovered;
    private final Runnable left;
    private final PaintedPane pane;

    /// @param hovered hears the row and column under the mouse
    /// @param left hears that the mouse left
    LargeFilter(
            Appearance appearance,
            FilterModel model,
            BiConsumer<Integer, Integer> hovered,
            Runnable left) {
        this.model = model;
        this.hovered = hovered;
        this.left = left;
        this.pane = new PaintedPane(appearance, this::paint);
        pane.setMinSize(ROOM, 1);
        pane.setMaxWidth(ROOM);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> left.run());
        model.cursor().subscribe(pane::repaint);
    }

    /// The picture as a node; its height follows the filter's.
    PaintedPane node() {
        return pane;
    }

    /// Shows the model's selection.
    void update() {
        FilterPicture picture = model.picture().get();
        int height = picture == null ? ROOM : cell(picture) * picture.data().height();
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        pane.setMaxHeight(height);
        pane.repaint();
    }

    /// Width of the picture in pixels of the scene.
    int width() {
        FilterPicture picture = model.picture().get();
        return picture == null ? ROOM : cell(picture) * picture.data().width();
    }

    private static int cell(FilterPicture picture) {
        int side = Math.max(picture.data().width(), picture.data().height());
        return Math.clamp(ROOM / side, 1, LARGEST_CELL);
    }

    private void paint(PaintedPane sheet, GraphicsContext g, double width, double height) {
        FilterPicture picture = model.picture().get();
        int filter = model.selected().get();
        if (picture == null || filter >= picture.data().filters()) {
            return;
        }
        int cell = cell(picture);
        Raster raster = picture.raster(filter, model.selectedChannel().get(), 1);
        g.drawImage(Pixels.image(raster), 0, 0, cell * raster.width(), cell * raster.height());
        boolean colours = model.channel().get() instanceof FilterChannel.Rgb;
        if (cell >= TextScale.px(PRINTED_FROM) && !colours) {
            print(sheet, g, picture, raster, cell);
        }
        FilterCursor cursor = model.cursor().get();
        if (cursor != null
                && cursor.filter() == filter
                && cursor.channel() == model.shownChannel()) {
            g.setStroke(sheet.ink(Ink.ACCENT));
            g.setLineWidth(2);
            g.strokeRect(cursor.column() * cell + 1, cursor.row() * cell + 1, cell - 2, cell - 2);
        }
    }

    private void print(
            PaintedPane sheet, GraphicsContext g, FilterPicture picture, Raster raster, int cell) {
        double[] values = picture.plane(model.selected().get(), model.selectedChannel().get());
        PlaneSummary summary = PlaneSummary.of(values);
        double reach = Math.max(-summary.min(), summary.max());
        g.setFont(sheet.numberFont());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < values.length; i++) {
            int row = i / raster.width();
            int column = i % raster.width();
            g.setFill(level(raster.argb()[i]) >= BLACK_FROM ? Color.BLACK : Color.WHITE);
            g.fillText(
                    PictureText.cell(values[i], reach),
                    (column + 0.5) * cell,
                    (row + 0.5) * cell,
                    cell - 2);
        }
    }

    /// The grey level that is as bright as a colour, by the relative luminance of WCAG.
    static int level(int argb) {
        double luminance =
                0.2126 * linear(argb >> 16 & 255)
                        + 0.7152 * linear(argb >> 8 & 255)
                        + 0.0722 * linear(argb & 255);
        double level =
                luminance <= 0.0031308
                        ? 12.92 * luminance
                        : 1.055 * Math.pow(luminance, 1 / 2.4) - 0.055;
        return (int) Math.rint(level * 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private void hover(MouseEvent event) {
        FilterPicture picture = model.picture().get();
        if (picture == null) {
            return;
        }
        int cell = cell(picture);
        int row = (int) (event.getY() / cell);
        int column = (int) (event.getX() / cell);
        if (event.getX() >= 0
                && event.getY() >= 0
                && row < picture.data().height()
                && column < picture.data().width()) {
            hovered.accept(row, column);
        } else {
            left.run();
        }
    }
}
