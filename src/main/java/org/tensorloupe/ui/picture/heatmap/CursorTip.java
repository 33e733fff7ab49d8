package org.tensorloupe.ui.picture.heatmap;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.tensorloupe.ui.text.Figures;

/// Index and value beside the cursor.
final class CursorTip {
    private static final double OFFSET = 16;

    private final HeatmapModel model;
    private final Label index = new Label();
    private final Label value = new Label();
    private final HBox node;

    CursorTip(HeatmapModel model) {
        this.model = model;
        Label equals = new Label(" = ");
        index.getStyleClass().addAll("mono", "picture-caption");
        equals.getStyleClass().addAll("mono", "picture-value");
        value.getStyleClass().addAll("mono", "picture-value");
        this.node = new HBox(index, equals, value);
        node.getStyleClass().addAll("picture-card", "picture-tip");
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    /// The tip as a node, to be placed by [#update].
    HBox node() {
        return node;
    }

    /// Follows the cursor within a picture.
    ///
    /// @param left where the picture begins in the tip's parent
    /// @param top where the picture begins in the tip's parent
    /// @param width of the picture in the scene's pixels
    /// @param height of the picture in the scene's pixels
    /// @param scale device pixels per pixel of the scene
    void update(double left, double top, double width, double height, double scale) {
        PictureCursor cursor = model.cursor().get();
        if (cursor == null) {
            node.setVisible(false);
            return;
        }
        if (cursor.reading() != null) {
            index.setText(text(cursor.index()));
            value.setText(Figures.shown(cursor.reading().text()));
            node.setVisible(true);
        }
        node.autosize();
        double x = cursor.x() / scale + OFFSET;
        double y = cursor.y() / scale + OFFSET;
        if (x + node.getWidth() > width) {
            x = cursor.x() / scale - OFFSET - node.getWidth();
        }
        if (y + node.getHeight() > height) {
            y = cursor.y() / scale - OFFSET - node.getHeight();
        }
        node.relocate(Math.rint(left + Math.max(0, x)), Math.rint(top + Math.max(0, y)));
    }

    private static String text(long[] index) {
        return Arrays.stream(index)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
