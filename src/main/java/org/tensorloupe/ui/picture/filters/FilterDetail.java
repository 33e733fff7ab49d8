package org.tensorloupe.ui.picture.filters;

import java.util.function.BiConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.ui.picture.control.Buttons;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The column of the selected filter: the filter large, its colours and its statistics.
final class FilterDetail {
    private static final Texts TEXTS = Texts.of(FilterDetail.class);

    /// Width of the column.
    static final double WIDTH = 296;

    private final FilterModel model;
    private final LargeFilter large;
    private final ColourStrip strip;
    private final FilterFigures figures;
    private final Label title = Parts.label("", "semibold", "picture-heading");
    private final Label rank = Parts.label("", "picture-caption");
    private final VBox node;

    /// What the buttons do.
    ///
    /// @param previous selects the filter before
    /// @param next selects the filter after
    /// @param copy copies the weights that are shown
    record Actions(Runnable previous, Runnable next, Runnable copy) {}

    FilterDetail(
            Appearance appearance,
            FilterModel model,
            Actions actions,
            BiConsumer<Integer, Integer> hovered,
            Runnable left) {
        this.model = model;
        this.large = new LargeFilter(appearance, model, hovered, left);
        this.strip = new ColourStrip(appearance, model, large::width);
        this.figures = new FilterFigures(model);
        HBox head =
                new HBox(
                        title,
                        rank,
                        Parts.spring(),
                        Buttons.small(
                                "fth-chevron-left", TEXTS.get("detail.previous"), actions.previous),
                        Buttons.small("fth-chevron-right", TEXTS.get("detail.next"), actions.next),
                        Buttons.small("fth-copy", TEXTS.get("detail.copy"), actions.copy));
        head.setAlignment(Pos.CENTER_LEFT);
        TextScale.bindRow(24, head.minHeightProperty());
        HBox.setMargin(rank, new Insets(0, 0, 0, 8));
        VBox.setMargin(large.node(), new Insets(8, 0, 0, 0));
        VBox.setMargin(strip.node(), new Insets(4, 0, 0, 0));
        VBox.setMargin(figures.node(), new Insets(12, 0, 0, 0));
        this.node = new VBox(head, large.node(), strip.node(), figures.node());
    }

    /// The column as a node, to which sections can be added.
    VBox node() {
        return node;
    }

    /// Shows the model's selection.
    void update() {
        int filter = model.selected().get();
        boolean all = model.channel().get() instanceof FilterChannel.All;
        title.setText(
                all
                        ? TEXTS.get(
                                "detail.filterChannel",
                                Integer.toString(filter),
                                Integer.toString(model.selectedChannel().get()))
                        : TEXTS.get("detail.filter", Integer.toString(filter)));
        rank.setText(rank(model.statistics().get(), filter));
        large.update();
        strip.node().repaint();
        figures.update();
    }

    private static String rank(@Nullable FilterStatistics statistics, int filter) {
        return statistics == null || filter >= statistics.filters().size()
                ? ""
                : TEXTS.get(
                        "detail.rank",
                        PictureText.count(statistics.ranks()[filter]),
                        PictureText.count(statistics.filters().size()));
    }
}
