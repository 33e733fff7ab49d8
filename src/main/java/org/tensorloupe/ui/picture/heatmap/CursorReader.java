package org.tensorloupe.ui.picture.heatmap;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.BlockRule;
import org.tensorloupe.render.SliceView;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.text.Texts;

/// Follows the mouse: sets the model's cursor at once, and its value as soon as it is read. JavaFX
/// thread.
final class CursorReader {
    private static final Texts TEXTS = Texts.of(CursorReader.class);

    private final Slot slot = new Slot();
    private final HeatmapModel model;

    CursorReader(HeatmapModel model) {
        this.model = model;
    }

    /// Takes the cursor off the picture.
    void leave() {
        slot.clear();
        model.cursor().set(null);
    }

    /// Puts the cursor on a pixel.
    ///
    /// @param x place in the picture in device pixels
    /// @param y place in the picture in device pixels
    void move(Document document, Camera camera, int x, int y) {
        long row = camera.rowAt(y);
        long column = camera.columnAt(x);
        if (row < 0 || column < 0) {
            leave();
            return;
        }
        PictureCursor before = model.cursor().get();
        PictureCursor.@Nullable Reading kept =
                before != null
                                && before.slice().equals(camera.slice())
                                && before.row() == row
                                && before.column() == column
                        ? before.reading()
                        : null;
        PictureCursor now = new PictureCursor(camera.slice(), row, column, x, y, kept);
        model.cursor().set(now);
        if (kept != null) {
            return;
        }
        SliceView pixel = camera.view().crop(x, y, 1, 1);
        StorageSource source = document.storages();
        BlockRule rule = model.block().get();
        slot.replace(
                document.run(
                        TEXTS.get("job.value"),
                        Priority.VISIBLE,
                        0,
                        monitor -> CursorProbe.read(pixel, rule, source, monitor),
                        outcome -> deliver(now, outcome)));
    }

    private void deliver(PictureCursor asked, Outcome<CursorProbe.Found> outcome) {
        if (outcome instanceof Outcome.Done<CursorProbe.Found>(CursorProbe.Found found)
                && asked.equals(model.cursor().get())) {
            model.cursor()
                    .set(
                            new PictureCursor(
                                    asked.slice(),
                                    found.row(),
                                    found.column(),
                                    asked.x(),
                                    asked.y(),
                                    new PictureCursor.Reading(found.value(), found.text())));
        }
    }
}
