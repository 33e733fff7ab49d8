package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.tensor.SliceKey;

/// Goes to an element by its position, in the slice along the present axes that holds it; as soon
/// as the picture has a size. JavaFX thread.
final class Visits {
    private final HeatmapModel model;
    private final Places places;
    private long waiting = -1;

    /// What shows an element.
    @FunctionalInterface
    interface Places {
        /// Brings an element into view, with the cursor on it.
        ///
        /// @param slice a slice that holds it
        void show(SliceKey slice, long row, long column);
    }

    Visits(HeatmapModel model, Places places) {
        this.model = model;
        this.places = places;
    }

    /// Goes nowhere once the picture has a size.
    void forget() {
        waiting = -1;
    }

    /// Hears that there is a picture with a size.
    ///
    /// @return whether it went to an element that waited for that
    boolean seen() {
        if (waiting < 0) {
            return false;
        }
        go(waiting);
        return true;
    }

    /// Goes to an element.
    ///
    /// @param position flat, in row-major order
    void go(long position) {
        Camera camera = model.camera().get();
        if (camera == null || camera.width() <= 1) {
            waiting = position;
            return;
        }
        waiting = -1;
        SliceKey slice = camera.slice();
        long[] index = slice.tensor().shape().index(position);
        List<Long> at = new ArrayList<>();
        for (int axis = 0; axis < index.length; axis++) {
            boolean shown = axis == slice.rowAxis() || axis == slice.columnAxis();
            at.add(shown ? 0L : index[axis]);
        }
        places.show(
                new SliceKey(slice.tensor(), slice.part(), slice.rowAxis(), slice.columnAxis(), at),
                slice.rowAxis() < 0 ? 0 : index[slice.rowAxis()],
                slice.columnAxis() < 0 ? 0 : index[slice.columnAxis()]);
    }
}
