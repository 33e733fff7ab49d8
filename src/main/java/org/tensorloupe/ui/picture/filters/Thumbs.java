package org.tensorloupe.ui.picture.filters;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// A section with up to four small pictures of filters, each with a name and a number below it.
final class Thumbs {
    /// Number of pictures that have room.
    static final int MOST = 4;

    private static final double SIDE = 56;
    private static final double GAP = 22;

    private final HBox row = new HBox(GAP);
    private final VBox node;

    /// One picture.
    ///
    /// @param picture one pixel for each weight
    /// @param name below it, left
    /// @param number below it, right
    /// @param title what a click does
    /// @param chosen whether it has a frame
    /// @param action what a click does
    record Thumb(
            Raster picture,
            String name,
            String number,
            String title,
            boolean chosen,
            Runnable action) {}

    /// @param heading what the pictures are
    /// @param note what the numbers are
    Thumbs(String heading, String note) {
        HBox head =
                Parts.row(
                        4,
                        Parts.label(heading, "semibold", "picture-section"),
                        Parts.spring(),
                        Parts.label(note, "picture-caption"));
        TextScale.bindRow(20, head.minHeightProperty());
        StackPane line = new StackPane();
        line.getStyleClass().add("picture-line");
        VBox.setMargin(line, new Insets(0, 0, 8, 0));
        VBox.setMargin(row, new Insets(8, 0, 0, 0));
        TextScale.bindRow(SIDE + 20, row.minHeightProperty());
        this.node = new VBox(line, head, row);
    }

    /// The section as a node.
    VBox node() {
        return node;
    }

    /// Shows other pictures.
    void show(List<Thumb> thumbs) {
        row.getChildren().setAll(thumbs.stream().map(Thumbs::node).toList());
    }

    private static VBox node(Thumb thumb) {
        int weights = Math.max(thumb.picture.width(), thumb.picture.height());
        int scale = Math.max(1, (int) (SIDE / Math.max(1, weights)));
        ImageView image = new ImageView(Pixels.image(thumb.picture.enlarged(scale)));
        image.setSmooth(false);
        if (weights > SIDE) {
            image.setPreserveRatio(true);
            image.setFitWidth(SIDE);
        }
        Button button = new Button(thumb.title, image);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("filter-thumb");
        if (thumb.chosen) {
            button.getStyleClass().add("chosen");
        }
        button.setTooltip(Parts.tip(thumb.title));
        button.setOnAction(_ -> thumb.action.run());
        button.setMinSize(SIDE, SIDE);
        button.setMaxSize(SIDE, SIDE);
        Label name = Parts.label(thumb.name, "picture-caption");
        Label number = Parts.label(thumb.number, "picture-caption", "mono");
        HBox caption = Parts.row(2, name, Parts.spring(), number);
        caption.setMinWidth(SIDE + 1);
        name.setMinWidth(Region.USE_PREF_SIZE);
        number.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(4, button, caption);
    }
}
