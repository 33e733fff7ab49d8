package org.tensorloupe.ui.picture.filters;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.render.Raster;
import org.tensorloupe.render.ValueGrid;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// The first channels of one filter, as small pictures with their norms.
///
/// @param asked what was asked for
/// @param pictures one for each channel, and last the three in one where there are three
record ChannelThumbs(Key asked, List<Picture> pictures) {
    /// What is read.
    ///
    /// @param filter index of the filter
    /// @param first first channel
    /// @param count number of channels
    record Key(
            TensorInfo tensor,
            Component part,
            long depth,
            int filter,
            int first,
            int count,
            RangeRule rule,
            Colormap map) {}

    /// One channel.
    ///
    /// @param channel index; -1 for three in one
    /// @param raster one pixel for each weight
    /// @param norm L2 norm
    record Picture(int channel, Raster raster, double norm) {}

    /// Copies the list.
    ChannelThumbs {
        pictures = List.copyOf(pictures);
    }

    /// Reads the planes, and nothing else of the filter.
    ///
    /// @throws CheckpointException if the tensor cannot be read
    static ChannelThumbs read(Key key, StorageSource source, Monitor monitor)
            throws CheckpointException {
        FilterAxes axes = FilterAxes.of(key.tensor.shape());
        TensorReader reader = TensorReader.open(key.tensor, key.part, source, monitor);
        List<Picture> pictures = new ArrayList<>();
        for (int channel = key.first; channel < key.first + key.count; channel++) {
            double[] plane = new double[Math.toIntExact(axes.plane())];
            reader.read(axes.position(key.filter, channel, key.depth), plane, 0, plane.length);
            ValueGrid grid = new ValueGrid((int) axes.width(), (int) axes.height(), plane);
            ColorScale scale = new ColorScale(key.map, key.rule.range(grid.distribution()));
            pictures.add(new Picture(channel, grid.paint(scale), PlaneSummary.of(plane).norm()));
        }
        FilterChannel rgb = new FilterChannel.Rgb();
        if (rgb.fits(axes)) {
            FilterData data =
                    FilterData.read(key.tensor, key.part, rgb, key.depth, source, monitor);
            double norm = data.statistics().filters().get(key.filter).norm();
            FilterPicture picture = FilterPicture.of(data, key.rule, key.map);
            pictures.add(new Picture(-1, picture.raster(key.filter, 0, 1), norm));
        }
        return new ChannelThumbs(key, pictures);
    }
}
