package org.tensorloupe.ui.picture.filters;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.ui.picture.paint.PaintedPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;

/// The grid of filters with its scroll bars. Only what is in sight is drawn. A click or the arrow
/// keys select a filter.
final class FilterGridPane {
    private static final Texts TEXTS = Texts.of(FilterGridPane.class);
    private static final double BAR = 12;

    /// Room around the grid for the frame of the selected filter.
    static final double RIM = 2;

    private final GridPicture picture;
    private final PaintedPane pane;
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final Body node = new Body();
    private final Consumer<FilterGrid.@Nullable Hit> hovered;
    private final Consumer<FilterGrid.Cell> selected;

    /// @param hovered hears which weight is under the mouse
    /// @param selected hears which cell the user chose
    FilterGridPane(
            Appearance appearance,
            FilterModel model,
            Consumer<FilterGrid.@Nullable Hit> hovered,
            Consumer<FilterGrid.Cell> selected) {
        this.picture = new GridPicture(model);
        this.hovered = hovered;
        this.selected = selected;
        this.pane = new PaintedPane(appearance, this::paint);
        node.fill();
        node.setFocusTraversable(true);
        node.setAccessibleText(TEXTS.get("grid.name"));
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> hovered.accept(null));
        pane.setOnMousePressed(this::press);
        pane.setOnScroll(this::scroll);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        across.valueProperty().subscribe(pane::repaint);
        down.valueProperty().subscribe(pane::repaint);
        model.selected().subscribe(this::reveal);
        model.selectedChannel().subscribe(this::reveal);
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        return bar;
    }

    /// The grid as a node.
    Region node() {
        return node;
    }

    /// Pixels of the scene along a weight.
    double scale() {
        return picture.scale() / pane.outputScale();
    }

    /// Lays the grid out anew.
    ///
    /// @param width pixels of the scene there are
    /// @param height pixels of the scene there are
    /// @return height that it takes, at most `height`
    double fit(double width, double height) {
        double output = pane.outputScale();
        picture.fit((int) (width * output), (int) (height * output), output);
        FilterGrid grid = picture.grid();
        pane.repaint();
        return grid == null ? height : Math.min(height, grid.height() / output);
    }

    /// Width that the grid takes, at most that it was given.
    double width(double room) {
        FilterGrid grid = picture.grid();
        return grid == null ? room : Math.min(room, grid.width() / pane.outputScale());
    }

    /// The grid at its size on the screen, null while there is none.
    @Nullable FilterGrid grid() {
        return picture.grid();
    }

    /// Draws again.
    void repaint() {
        pane.repaint();
    }

    private void paint(PaintedPane sheet, GraphicsContext g, double width, double height) {
        g.translate(RIM, RIM);
        picture.draw(sheet, g, offset(across), offset(down), width - 2 * RIM, height - 2 * RIM);
    }

    private int offset(ScrollBar bar) {
        return bar.isVisible() ? (int) Math.rint(bar.getValue() * pane.outputScale()) : 0;
    }

    private Optional<FilterGrid.Hit> hit(MouseEvent event) {
        double output = pane.outputScale();
        return picture.hit(
                (event.getX() - RIM) * output + offset(across),
                (event.getY() - RIM) * output + offset(down));
    }

    private void hover(MouseEvent event) {
        hovered.accept(hit(event).orElse(null));
    }

    private void press(MouseEvent event) {
        node.requestFocus();
        hit(event).ifPresent(hit -> selected.accept(hit.cell()));
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        boolean sideways = event.isShiftDown() || (across.isVisible() && !down.isVisible());
        ScrollBar bar = sideways ? across : down;
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() - delta, 0, bar.getMax()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        FilterGrid grid = picture.grid();
        int position = picture.selected();
        if (grid == null || position < 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int next =
                switch (event.getCode()) {
                    case LEFT -> position - 1;
                    case RIGHT -> position + 1;
                    case UP -> position - grid.columns();
                    case DOWN -> position + grid.columns();
                    case HOME -> 0;
                    case END -> grid.cells() - 1;
                    default -> -2;
                };
        if (next == -2) {
            return;
        }
        if (next >= 0 && next < grid.cells()) {
            selected.accept(grid.cell(next));
        }
        event.consume();
    }

    private void reveal() {
        FilterGrid grid = picture.grid();
        int position = picture.selected();
        if (grid != null && position >= 0 && position < grid.cells()) {
            FilterGrid.Cell cell = grid.cell(position);
            double output = pane.outputScale();
            show(down, cell.y() / output, cell.height() / output, pane.getHeight() - 2 * RIM);
            show(across, cell.x() / output, cell.width() / output, pane.getWidth() - 2 * RIM);
        }
        pane.repaint();
    }

    private static void show(ScrollBar bar, double from, double length, double room) {
        if (bar.isVisible()) {
            double least = from + length - room;
            bar.setValue(Math.clamp(bar.getValue(), Math.min(least, from), Math.max(0, from)));
        }
    }

    /// Places the picture and its scroll bars.
    private final class Body extends Region {
        private Body() {
            getStyleClass().add("filter-grid");
        }

        /// Takes the parts in; they need the pane's own drawing to be ready.
        private void fill() {
            getChildren().setAll(pane, across, down);
        }

        @Override
        protected void layoutChildren() {
            FilterGrid grid = picture.grid();
            double output = pane.outputScale();
            double gridWidth = grid == null ? 0 : grid.width() / output;
            double gridHeight = grid == null ? 0 : grid.height() / output;
            pane.resizeRelocate(-RIM, -RIM, getWidth() + 2 * RIM, getHeight() + 2 * RIM);
            set(down, gridHeight, getHeight());
            set(across, gridWidth, getWidth());
            down.resizeRelocate(getWidth() + 2, 0, BAR, getHeight());
            across.resizeRelocate(0, getHeight() - BAR + 2, getWidth(), BAR);
        }

        private void set(ScrollBar bar, double length, double room) {
            double most = Math.max(0, length - room);
            bar.setVisible(most > 0.5);
            bar.setMax(most);
            bar.setVisibleAmount(most * room / Math.max(1, length));
            bar.setBlockIncrement(room);
            bar.setUnitIncrement(48);
            bar.setValue(Math.clamp(bar.getValue(), 0, most));
        }
    }
}
