package org.tensorloupe.ui.main;

import java.util.List;
import org.tensorloupe.ui.channels.ChannelsPane;
import org.tensorloupe.ui.histogram.HistogramPane;
import org.tensorloupe.ui.picture.filters.FiltersPane;
import org.tensorloupe.ui.picture.heatmap.HeatmapPane;
import org.tensorloupe.ui.view.ViewPane;

/// Every way to look at a tensor, in the order of the tabs.
public final class ViewPanes {
    /// All views; a new one is added here.
    public static final List<ViewPane> ALL =
            List.of(new FiltersPane(), new HeatmapPane(), new HistogramPane(), new ChannelsPane());

    private ViewPanes() {}
}
