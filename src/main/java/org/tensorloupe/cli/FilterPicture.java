package org.tensorloupe.cli;

import java.util.List;
import java.util.Locale;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.cli.PictureOptions.View;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterData;
import org.tensorloupe.render.FilterGrid;
import org.tensorloupe.render.FilterLook;
import org.tensorloupe.render.Raster;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Draws the filters of a convolution.
final class FilterPicture {
    private final PictureOptions options;
    private final TensorInfo tensor;

    FilterPicture(PictureOptions options, TensorInfo tensor) {
        this.options = options;
        this.tensor = tensor;
    }

    /// @throws CheckpointException if the tensor cannot be read
    Raster draw(StorageSource storages) throws CheckpointException {
        int rank = tensor.shape().rank();
        if (!FilterAxes.fits(tensor)) {
            throw options.misuse(
                    String.format(
                            Locale.ROOT,
                            "%s has %d axes; filters need 3 to 5",
                            tensor.name(),
                            rank));
        }
        FilterAxes axes = FilterAxes.of(tensor.shape());
        FilterChannel channel = options.channel();
        if (!channel.fits(axes)) {
            throw options.misuse(
                    channel instanceof FilterChannel.Rgb
                            ? String.format(
                                    Locale.ROOT,
                                    "--channel rgb needs 3 channels; %s has %,d",
                                    tensor.name(),
                                    axes.channels())
                            : String.format(
                                    Locale.ROOT,
                                    "--channel %d: %s has %,d channels",
                                    channel.first(),
                                    tensor.name(),
                                    axes.channels()));
        }
        FilterLook look = look();
        FilterData data =
                FilterData.read(tensor, Component.VALUE, channel, depth(), storages, Monitor.NONE);
        try {
            FilterGrid grid = FilterGrid.of(data, look);
            PictureSize.check(options, grid.width(), grid.height());
            return grid.raster();
        } catch (ArithmeticException _) {
            throw options.misuse("the picture would be too large; choose a smaller --scale");
        }
    }

    private FilterLook look() {
        FilterLook look =
                FilterLook.DEFAULT
                        .withRange(options.range(View.FILTERS))
                        .withColormap(options.colormap(View.FILTERS))
                        .withSize(options.scale().orElse(1), options.gap().orElse(0));
        return options.cellColumns().isPresent()
                ? look.withColumns(options.cellColumns().getAsInt())
                : look;
    }

    private long depth() {
        List<Long> at = options.at();
        if (at.isEmpty()) {
            return 0;
        }
        if (tensor.shape().rank() != 5 || at.size() != 1) {
            throw options.misuse("--at is one depth, for filters with 5 axes");
        }
        long depth = at.getFirst();
        if (depth < 0 || depth >= tensor.shape().size(2)) {
            throw options.misuse(
                    String.format(
                            Locale.ROOT,
                            "--at %d: the depth is %,d",
                            depth,
                            tensor.shape().size(2)));
        }
        return depth;
    }
}
