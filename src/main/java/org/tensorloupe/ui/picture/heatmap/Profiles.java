package org.tensorloupe.ui.picture.heatmap;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.BandSink;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.SliceRaster;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.render.Zoom;
import org.tensorloupe.tensor.StorageSource;

/// The values along the row and along the column of the cursor, one for each pixel of the picture.
///
/// @param key what was read
/// @param row along the row, from the left; empty if the slice has one column
/// @param column along the column, from the top; empty if the slice has one row
@SuppressWarnings("ArrayRecordComponent") // Values are bulk data; profiles are never compared.
record Profiles(Key key, double[] row, double[] column) {
    /// What is read.
    ///
    /// @param view what is seen
    /// @param rule what a pixel shows that stands for several weights
    /// @param row row of weights
    /// @param column column of weights
    record Key(SliceView view, BlockRule rule, long row, long column) {}

    /// The key for a cursor.
    static @Nullable Key key(Camera camera, BlockRule rule, PictureCursor cursor) {
        return cursor.slice().equals(camera.slice())
                ? new Key(camera.view(), rule, cursor.row(), cursor.column())
                : null;
    }

    /// Reads both profiles.
    ///
    /// @throws CheckpointException if the tensor cannot be read
    static Profiles read(Key key, StorageSource source, Monitor monitor)
            throws CheckpointException {
        SliceView view = key.view();
        SliceView along =
                new SliceView(
                        view.slice(), Zoom.ONE, view.right(), view.x(), key.row(), view.width(), 1);
        SliceView down =
                new SliceView(
                        view.slice(),
                        view.down(),
                        Zoom.ONE,
                        key.column(),
                        view.y(),
                        1,
                        view.height());
        return new Profiles(
                key,
                SliceRaster.read(along, key.rule(), source, BandSink.NONE, monitor).values(),
                SliceRaster.read(down, key.rule(), source, BandSink.NONE, monitor).values());
    }
}
