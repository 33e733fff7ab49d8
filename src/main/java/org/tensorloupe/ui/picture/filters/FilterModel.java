package org.tensorloupe.ui.picture.filters;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterLikeness;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// What the Filters view shows and how, without nodes. JavaFX thread only.
final class FilterModel {
    private final ObjectProperty<@Nullable TensorInfo> tensor = new SimpleObjectProperty<>();
    private final ObjectProperty<FilterChannel> channel =
            new SimpleObjectProperty<>(new FilterChannel.One(0));
    private final ObjectProperty<FilterRange> range =
            new SimpleObjectProperty<>(FilterRange.PER_FILTER);
    private final ObjectProperty<@Nullable ValueRange> kept = new SimpleObjectProperty<>();
    private final ObjectProperty<Colormap> colormap = new SimpleObjectProperty<>(Colormaps.GRAY);
    private final ObjectProperty<FilterSort> sort = new SimpleObjectProperty<>(FilterSort.INDEX);
    private final ObjectProperty<Component> part = new SimpleObjectProperty<>(Component.VALUE);
    private final LongProperty depth = new SimpleLongProperty();
    private final ObjectProperty<@Nullable FilterPicture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FilterStatistics> statistics =
            new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FilterLikeness> likeness = new SimpleObjectProperty<>();
    private final IntegerProperty selected = new SimpleIntegerProperty();
    private final IntegerProperty selectedChannel = new SimpleIntegerProperty();
    private final ObjectProperty<@Nullable FilterCursor> cursor = new SimpleObjectProperty<>();

    /// The tensor, null if there is none.
    ObjectProperty<@Nullable TensorInfo> tensor() {
        return tensor;
    }

    /// Which channels are shown.
    ObjectProperty<FilterChannel> channel() {
        return channel;
    }

    /// What the colours stand for.
    ObjectProperty<FilterRange> range() {
        return range;
    }

    /// The range that stays for the next tensors, null if none does.
    ObjectProperty<@Nullable ValueRange> kept() {
        return kept;
    }

    /// The rule by which the filters are coloured.
    RangeRule rule() {
        ValueRange limits = kept.get();
        return limits == null ? range.get().rule() : new RangeRule.Fixed(limits);
    }

    /// Keeps the present range for the next tensors, or lets it go. A range per filter cannot be
    /// kept.
    void keep(boolean on) {
        FilterPicture shown = picture.get();
        if (!on) {
            kept.set(null);
        } else if (shown != null && shown.rule() instanceof RangeRule.Fixed(ValueRange limits)) {
            kept.set(limits);
        }
    }

    /// The colours.
    ObjectProperty<Colormap> colormap() {
        return colormap;
    }

    /// The order of the filters.
    ObjectProperty<FilterSort> sort() {
        return sort;
    }

    /// Which number of each element is shown.
    ObjectProperty<Component> part() {
        return part;
    }

    /// Index along the depth of a 5-D weight.
    LongProperty depth() {
        return depth;
    }

    /// The weights that are shown, null until they are read.
    ObjectProperty<@Nullable FilterPicture> picture() {
        return picture;
    }

    /// Statistics over all channels, null until they are computed.
    ObjectProperty<@Nullable FilterStatistics> statistics() {
        return statistics;
    }

    /// How alike the filters are to the selected one, null until it is known.
    ObjectProperty<@Nullable FilterLikeness> likeness() {
        return likeness;
    }

    /// The filter that is shown large.
    IntegerProperty selected() {
        return selected;
    }

    /// The channel of it, where all are shown.
    IntegerProperty selectedChannel() {
        return selectedChannel;
    }

    /// The weight under the mouse, null if none is.
    ObjectProperty<@Nullable FilterCursor> cursor() {
        return cursor;
    }

    /// The axes of the tensor, null if there is none.
    @Nullable FilterAxes axes() {
        TensorInfo shown = tensor.get();
        return shown == null ? null : FilterAxes.of(shown.shape());
    }

    /// The channel that the large picture shows; -1 where three channels are colours.
    int shownChannel() {
        return switch (channel.get()) {
            case FilterChannel.One one -> one.index();
            case FilterChannel.All _ -> selectedChannel.get();
            case FilterChannel.Rgb _ -> -1;
        };
    }

    /// The index of a weight in the tensor.
    ///
    /// @param ofChannel the channel; of a picture in three colours the first
    long[] index(int filter, int ofChannel, int row, int column) {
        TensorInfo shown = tensor.get();
        int rank = shown == null ? 4 : shown.shape().rank();
        long first = Math.max(0, ofChannel);
        return switch (rank) {
            case 3 -> new long[] {filter, first, column};
            case 5 -> new long[] {filter, first, depth.get(), row, column};
            default -> new long[] {filter, first, row, column};
        };
    }

    /// Forgets the tensor before.
    void clear() {
        tensor.set(null);
        cursor.set(null);
        picture.set(null);
        statistics.set(null);
        likeness.set(null);
        selected.set(0);
        selectedChannel.set(0);
        depth.set(0);
    }
}
