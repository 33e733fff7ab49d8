package org.tensorloupe.ui.channels;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// What the channels view shows and how, without nodes. JavaFX thread only.
final class ChannelModel {
    /// No channel.
    static final int NONE = -1;

    private final ObjectProperty<@Nullable TensorInfo> tensor = new SimpleObjectProperty<>();
    private final ObjectProperty<Component> part = new SimpleObjectProperty<>(Component.VALUE);
    private final ObjectProperty<@Nullable AxisChoice> axis = new SimpleObjectProperty<>();
    private final ObjectProperty<PlotKind> kind = new SimpleObjectProperty<>(PlotKind.L2);
    private final ObjectProperty<PlotOrder> order = new SimpleObjectProperty<>(PlotOrder.INDEX);
    private final BooleanProperty log = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable ChannelOverview> overview = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ChannelSeries> series = new SimpleObjectProperty<>();
    private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
    private final IntegerProperty hovered = new SimpleIntegerProperty(NONE);

    /// The tensor, as [TensorInfo#numbers()]; null while there is none.
    ObjectProperty<@Nullable TensorInfo> tensor() {
        return tensor;
    }

    /// Which number of each element.
    ObjectProperty<Component> part() {
        return part;
    }

    /// The axis whose indices are the channels.
    ObjectProperty<@Nullable AxisChoice> axis() {
        return axis;
    }

    /// What is plotted.
    ObjectProperty<PlotKind> kind() {
        return kind;
    }

    /// In which order it is plotted.
    ObjectProperty<PlotOrder> order() {
        return order;
    }

    /// Whether the plot is logarithmic.
    BooleanProperty log() {
        return log;
    }

    /// The statistics; null until they are there.
    ObjectProperty<@Nullable ChannelOverview> overview() {
        return overview;
    }

    /// What is plotted, of the statistics that are shown; null until it is there.
    ObjectProperty<@Nullable ChannelSeries> series() {
        return series;
    }

    /// The selected channel, or [#NONE].
    IntegerProperty selected() {
        return selected;
    }

    /// The channel under the mouse, or [#NONE].
    IntegerProperty hovered() {
        return hovered;
    }

    /// Forgets what was computed.
    void forget() {
        hovered.set(NONE);
        selected.set(NONE);
        series.set(null);
        overview.set(null);
    }
}
