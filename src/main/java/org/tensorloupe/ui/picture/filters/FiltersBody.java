package org.tensorloupe.ui.picture.filters;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The grid with its caption and the plot of norms at the left, the selected filter at the right.
final class FiltersBody extends Region {
    private static final Texts TEXTS = Texts.of(FiltersBody.class);
    private static final double PAD = 16;
    private static final double COLUMN_GAP = 20;
    private static final double LEAST_GRID = 120;

    /// Heights of a line of text and of a heading.
    private static final double LINE = 16;

    private static final double HEAD = 20;

    /// Width of the grid in a window of the usual size; what stands below it is not narrower.
    private static final double USUAL_WIDTH = 476;

    /// Width of the window from which the selected filter stands beside the grid.
    private static final double SIDE_BY_SIDE_FROM = 1100;

    private static final double LEAST_WIDTH = 560;
    private static final double STACKED_GRID = 400;

    /// Room around the column for the frames of its pictures; whole device pixels at every scale.
    private static final double EDGE = 4;

    /// Between a word and its number.
    private static final double SPACE = 4;

    private final FilterModel model;
    private final FilterGridPane grid;
    private final NormPlot plot;
    private final Region column;
    private final ScrollPane detail;
    private final Label caption = Parts.label("", "picture-caption");
    private final Label size = Parts.label("", "picture-figure", "mono");
    private final HBox captionRow;
    private final Label median = Parts.label("", "picture-figure", "mono", "muted");
    private final HBox plotHead;
    private final Label dead = Parts.label("", "picture-figure");
    private final HBox warning;

    FiltersBody(FilterModel model, FilterGridPane grid, NormPlot plot, Region column) {
        this.model = model;
        this.grid = grid;
        this.plot = plot;
        this.column = column;
        this.detail = new ScrollPane(column);
        TextScale.bind(
                FilterDetail.WIDTH + 2 * EDGE,
                column.minWidthProperty(),
                column.maxWidthProperty());
        TextScale.follow(this, this::requestLayout);
        column.setPadding(new Insets(EDGE));
        detail.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        detail.getStyleClass().addAll("filter-detail", "edge-to-edge");
        Label perWeight = Parts.label(TEXTS.get("caption.perWeight"), "picture-caption");
        perWeight.setMinWidth(USE_PREF_SIZE);
        size.setMinWidth(USE_PREF_SIZE);
        captionRow = Parts.row(0, caption, Parts.spring(), size, perWeight);
        HBox.setMargin(perWeight, new Insets(0, 0, 0, SPACE));
        size.getStyleClass().add("muted");
        Label medianName = Parts.label(TEXTS.get("norms.median"), "picture-caption");
        HBox.setMargin(medianName, new Insets(0, SPACE, 0, 0));
        plotHead =
                Parts.row(
                        0,
                        Parts.label(TEXTS.get("norms.title"), "semibold", "picture-heading"),
                        Parts.spring(),
                        medianName,
                        median);
        warning = Parts.row(8, Icons.of("fth-alert-triangle", "warning"), dead);
        getChildren().addAll(grid.node(), captionRow, plotHead, plot.node(), warning, detail);
        model.statistics().subscribe(this::update);
        model.picture().subscribe(this::update);
    }

    /// What stands below the grid: caption, plot of norms, warning.
    private static double belowGrid() {
        return 8
                + TextScale.row(LINE)
                + 16
                + TextScale.row(HEAD)
                + 12
                + NormPlot.height()
                + 12
                + TextScale.row(LINE)
                + PAD;
    }

    /// Shows what the model shows.
    void update() {
        FilterStatistics statistics = model.statistics().get();
        List<Integer> almostZero = DeadFilters.of(statistics);
        warning.setVisible(!almostZero.isEmpty());
        dead.setText(almostZero.isEmpty() ? "" : DeadFilters.sentence(almostZero));
        median.setText(statistics == null ? "" : Figures.of(statistics.medianNorm()));
        caption.setText(caption());
        requestLayout();
    }

    private String caption() {
        FilterAxes axes = model.axes();
        if (axes == null) {
            return "";
        }
        String channels = PictureText.count(axes.channels());
        String channel =
                switch (model.channel().get()) {
                    case FilterChannel.One one ->
                            TEXTS.get("caption.channel", Integer.toString(one.index()), channels);
                    case FilterChannel.Rgb _ -> TEXTS.get("caption.rgb");
                    case FilterChannel.All _ -> TEXTS.get("caption.all", channels);
                };
        return TEXTS.count(
                "caption.filters",
                axes.filters(),
                Long.toString(axes.height()),
                Long.toString(axes.width()),
                channel,
                model.range().get().caption());
    }

    /// Whether the selected filter stands under the grid, because the window is narrow.
    private boolean isStacked() {
        double window = getScene() == null ? Double.MAX_VALUE : getScene().getWidth();
        return window < TextScale.px(SIDE_BY_SIDE_FROM) || getWidth() < TextScale.px(LEAST_WIDTH);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return isStacked() ? stackedHeight() : 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return isStacked() ? stackedHeight() : super.computePrefHeight(width);
    }

    private double stackedHeight() {
        return PAD + STACKED_GRID + belowGrid() + column.prefHeight(-1) + PAD;
    }

    @Override
    protected void layoutChildren() {
        boolean stacked = isStacked();
        double side = TextScale.px(FilterDetail.WIDTH + 2 * EDGE) - 2 * EDGE;
        double beside = stacked ? 0 : COLUMN_GAP + side;
        double width = Math.floor(Math.max(LEAST_GRID, getWidth() - 2 * PAD - beside));
        double free = stacked ? STACKED_GRID : getHeight() - PAD - belowGrid();
        double room = Math.floor(Math.max(LEAST_GRID, free));
        double height = grid.fit(width, room);
        place(grid.node(), PAD, PAD, width, height);
        grid.node().requestLayout();
        double shown = Math.max(grid.width(width), Math.min(width, TextScale.px(USUAL_WIDTH)));
        double y = PAD + height + 8;
        size.setText(TEXTS.get("caption.pixels", PictureText.number(grid.scale())));
        place(captionRow, PAD, y, shown, TextScale.row(LINE));
        y += TextScale.row(LINE) + 16;
        place(plotHead, PAD, y, shown, TextScale.row(HEAD));
        y += TextScale.row(HEAD) + 12;
        place(plot.node(), PAD, y, shown, NormPlot.height());
        y += NormPlot.height() + 12;
        place(warning, PAD, y, shown, TextScale.row(LINE));
        y += TextScale.row(LINE) + PAD;
        double x = stacked ? PAD : Math.min(PAD + shown + COLUMN_GAP, getWidth() - PAD - side);
        double top = stacked ? y : PAD;
        double high = stacked ? column.prefHeight(-1) : getHeight() - PAD;
        place(detail, x - EDGE, top - EDGE, side + PAD + EDGE, high + EDGE);
    }

    /// On whole device pixels, so that pictures and words within are sharp.
    private void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(snapPositionX(x), snapPositionY(y), width, height);
    }
}
