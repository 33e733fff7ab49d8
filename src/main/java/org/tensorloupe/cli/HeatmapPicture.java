package org.tensorloupe.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.cli.PictureOptions.View;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.BandSink;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Distribution;
import org.tensorloupe.render.Raster;
import org.tensorloupe.render.Scaling;
import org.tensorloupe.render.SliceRaster;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.ValueGrid;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.SliceKey;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Draws two axes of a tensor.
final class HeatmapPicture {
    /// Rows and columns of pixels from which on one pixel stands for several weights, unless a
    /// scale is given.
    private static final int LONGEST = 4096;

    private final PictureOptions options;
    private final TensorInfo tensor;

    HeatmapPicture(PictureOptions options, TensorInfo tensor) {
        this.options = options;
        this.tensor = tensor;
    }

    /// @throws CheckpointException if the tensor cannot be read
    Raster draw(StorageSource storages) throws CheckpointException {
        SliceKey slice = slice();
        int scale = options.scale().orElse(1);
        SliceView view = view(slice, scale);
        PictureSize.check(options, (long) view.width() * scale, (long) view.height() * scale);
        ValueGrid grid =
                SliceRaster.read(
                        view, BlockRule.LARGEST_MAGNITUDE, storages, BandSink.NONE, Monitor.NONE);
        boolean whole = !view.down().isOut() && !view.right().isOut();
        Distribution values =
                whole ? grid.distribution() : Distribution.of(summary(slice, storages));
        ValueRange range = options.range(View.HEATMAP).range(values);
        return grid.paint(new ColorScale(options.colormap(View.HEATMAP), range, Scaling.LINEAR))
                .enlarged(scale);
    }

    private SliceView view(SliceKey slice, int scale) {
        if (options.scale().isPresent()) {
            PictureSize.check(options, slice.columns(), slice.rows());
            PictureSize.check(options, slice.columns() * scale, slice.rows() * scale);
            return SliceView.whole(slice);
        }
        return SliceView.clipped(
                slice, zoom(slice.rows()), zoom(slice.columns()), 0, 0, LONGEST, LONGEST);
    }

    private static Zoom zoom(long weights) {
        return weights > LONGEST ? Zoom.fit(weights, LONGEST) : Zoom.ONE;
    }

    private SliceKey slice() {
        int rank = tensor.shape().rank();
        if (tensor.numel() == 0) {
            throw options.misuse(tensor.name() + " has no elements");
        }
        OptionalInt rows = options.rows(rank);
        OptionalInt columns = options.columns(rank);
        SliceKey usual = SliceKey.initial(tensor);
        int down = usual.rowAxis();
        int right = usual.columnAxis();
        if (rank == 1 && rows.isPresent() != columns.isPresent()) {
            down = rows.orElse(-1);
            right = columns.orElse(-1);
        } else if (rows.isPresent() && columns.isPresent()) {
            down = rows.getAsInt();
            right = columns.getAsInt();
        } else if (rows.isPresent() || columns.isPresent()) {
            throw options.misuse("--rows and --cols are given together");
        }
        if (rank > 0 && down == right) {
            throw options.misuse("--rows and --cols are the same axis");
        }
        return new SliceKey(tensor, Component.VALUE, down, right, at(rank, down, right));
    }

    /// An index for every axis, from one for every axis or for the axes that are not shown.
    private List<Long> at(int rank, int down, int right) {
        List<Long> given = options.at();
        List<Long> at = new ArrayList<>(Collections.nCopies(rank, 0L));
        int others = rank - (down < 0 ? 0 : 1) - (right < 0 ? 0 : 1);
        if (!given.isEmpty() && given.size() != rank && given.size() != others) {
            throw options.misuse(
                    String.format(
                            Locale.ROOT,
                            "--at has %d indices; %d axes are not shown",
                            given.size(),
                            others));
        }
        int next = 0;
        for (int axis = 0; axis < rank && !given.isEmpty(); axis++) {
            boolean shown = axis == down || axis == right;
            if (given.size() == rank || !shown) {
                long index = given.get(next++);
                if (!shown) {
                    if (index < 0 || index >= tensor.shape().size(axis)) {
                        throw options.misuse(
                                String.format(
                                        Locale.ROOT,
                                        "--at %d: axis %d has %,d indices",
                                        index,
                                        axis,
                                        tensor.shape().size(axis)));
                    }
                    at.set(axis, index);
                }
            }
        }
        return at;
    }

    /// The statistics of the slice; of the whole tensor where it has a scale per channel.
    private Summary summary(SliceKey slice, StorageSource storages) throws CheckpointException {
        TensorInfo shown = tensor;
        if (!(tensor.traits().quantization() instanceof Quantization.PerChannel)) {
            long[] corner = slice.index(0, 0);
            long offset = tensor.storageOffset();
            for (int axis = 0; axis < corner.length; axis++) {
                offset += corner[axis] * tensor.strides().step(axis);
            }
            shown =
                    new TensorInfo(
                            tensor.name(),
                            tensor.dtype(),
                            Shape.of(slice.rows(), slice.columns()),
                            Strides.of(step(slice.rowAxis()), step(slice.columnAxis())),
                            offset,
                            tensor.storage(),
                            tensor.traits());
        }
        TensorReader reader = TensorReader.open(shown, Component.VALUE, storages, Monitor.NONE);
        return Summary.of(reader, Monitor.NONE);
    }

    private long step(int axis) {
        return axis < 0 ? 1 : tensor.strides().step(axis);
    }
}
