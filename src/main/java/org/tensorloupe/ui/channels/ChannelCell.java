package org.tensorloupe.ui.channels;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Figures;

/// A number of a channel, or its index with a dot if it deserves a look.
final class ChannelCell extends TableCell<Integer, Integer> {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final @Nullable ChannelStatistic statistic;
    private final Supplier<@Nullable ChannelOverview> overview;
    private final Circle dot = new Circle(3);

    /// @param statistic null for the index
    ChannelCell(
            @Nullable ChannelStatistic statistic, Supplier<@Nullable ChannelOverview> overview) {
        this.statistic = statistic;
        this.overview = overview;
        dot.getStyleClass().add("channel-dot");
        getStyleClass().add("mono");
    }

    @Override
    protected void updateItem(@Nullable Integer channel, boolean empty) {
        super.updateItem(channel, empty);
        ChannelOverview shown = overview.get();
        setGraphic(null);
        if (empty || channel == null || shown == null || channel >= shown.channels()) {
            setText(null);
            pseudoClassStateChanged(ALARM, false);
            pseudoClassStateChanged(QUIET, false);
            return;
        }
        if (statistic == null) {
            setText(PictureText.count(channel));
            boolean dead = shown.dead().get(channel);
            if (dead || shown.special().get(channel)) {
                setGraphic(dot);
            }
            dot.pseudoClassStateChanged(ALARM, shown.special().get(channel));
            return;
        }
        double value = statistic.value(shown.statistics(), channel);
        boolean none = Double.isNaN(value);
        setText(
                none
                        ? Figures.NONE
                        : statistic.isCount()
                                ? PictureText.count((long) value)
                                : Figures.of(value));
        boolean special = statistic.isCount() && statistic != ChannelStatistic.ZEROS;
        pseudoClassStateChanged(ALARM, special && value > 0);
        pseudoClassStateChanged(QUIET, none || (statistic.isCount() && value == 0));
    }
}
