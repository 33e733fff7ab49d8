package org.tensorloupe.ui.picture.heatmap;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.ValueRange;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;

/// Keeps the profiles at the cursor. JavaFX thread.
final class ProfileReader {
    private static final Texts TEXTS = Texts.of(ProfileReader.class);
    private static final double[] STEPS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    private final Slot slot = new Slot();
    private final HeatmapModel model;
    private final HeatmapBody body;
    private Profiles.@Nullable Key wanted;

    ProfileReader(HeatmapModel model, HeatmapBody body) {
        this.model = model;
        this.body = body;
    }

    /// Takes the profiles away and cancels reading.
    void clear() {
        slot.clear();
        wanted = null;
        body.hideProfiles();
    }

    /// Follows cursor and camera.
    void update(Document document) {
        Camera camera = model.camera().get();
        PictureCursor cursor = model.cursor().get();
        if (camera == null || cursor == null || cursor.reading() == null) {
            if (cursor == null) {
                clear();
            }
            return;
        }
        Profiles.Key key = Profiles.key(camera, model.block().get(), cursor);
        if (key == null || key.equals(wanted) || !body.showsProfiles()) {
            return;
        }
        wanted = key;
        StorageSource source = document.storages();
        slot.replace(
                document.run(
                        TEXTS.get("profiles.job"),
                        Priority.VISIBLE,
                        0,
                        monitor -> Profiles.read(key, source, monitor),
                        this::deliver));
    }

    private void deliver(Outcome<Profiles> outcome) {
        if (outcome instanceof Outcome.Done<Profiles>(Profiles profiles)
                && profiles.key().equals(wanted)) {
            double reach = reach(model.range());
            body.show(profiles.row(), profiles.column(), reach, words(profiles.key(), reach));
        }
    }

    private Node[] words(Profiles.Key key, double reach) {
        HBox scale = new HBox();
        scale.getChildren().add(caption(TEXTS.get("profiles.scale")));
        Label number = caption(Figures.tick(reach));
        number.getStyleClass().add("mono");
        scale.getChildren().add(number);
        PictureCursor cursor = model.cursor().get();
        PictureCursor.@Nullable Reading reading = cursor == null ? null : cursor.reading();
        if (reading != null && Math.abs(reading.value()) > reach) {
            scale.getChildren().add(caption(TEXTS.get("profiles.clipped")));
            scale.getChildren()
                    .add(
                            Icons.small(
                                    reading.value() > 0 ? "fth-chevron-up" : "fth-chevron-down",
                                    "accent"));
        }
        List<Node> lines = new ArrayList<>();
        lines.add(caption(TEXTS.get("profiles.title")));
        lines.add(
                caption(
                        TEXTS.get(
                                "profiles.at",
                                Long.toString(key.row()),
                                Long.toString(key.column()))));
        lines.add(scale);
        return lines.toArray(Node[]::new);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("picture-caption");
        return label;
    }

    /// A round value, about twice the farther end of the range.
    static double reach(ValueRange range) {
        double least = 2 * Math.max(Math.abs(range.lo()), Math.abs(range.hi()));
        if (!(least > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
