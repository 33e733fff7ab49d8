package org.tensorloupe.ui.picture.control;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.text.Texts;

/// The menu of colour maps, each with a swatch.
public final class ColormapChoice {
    private static final Texts TEXTS = Texts.of(ColormapChoice.class);
    private static final int SWATCH_WIDTH = 32;
    private static final int SWATCH_HEIGHT = 10;

    private ColormapChoice() {}

    /// A menu that changes a property, and follows it.
    public static ComboBox<Colormap> of(double width, ObjectProperty<Colormap> property) {
        ComboBox<Colormap> box =
                Choices.of(
                        TEXTS.get("colormap.name"), width, Colormaps.ALL, Colormap::name, property);
        box.setCellFactory(_ -> new SwatchCell());
        box.setButtonCell(new SwatchCell());
        return box;
    }

    private static final class SwatchCell extends ListCell<Colormap> {
        private final ImageView image = new ImageView();
        private final StackPane frame = new StackPane(image);

        SwatchCell() {
            frame.getStyleClass().add("swatch");
            frame.setMinSize(SWATCH_WIDTH, SWATCH_HEIGHT);
            frame.setMaxSize(SWATCH_WIDTH, SWATCH_HEIGHT);
        }

        @Override
        protected void updateItem(@Nullable Colormap map, boolean empty) {
            super.updateItem(map, empty);
            if (empty || map == null) {
                setText(null);
                setGraphic(null);
            } else {
                image.setImage(Pixels.swatch(map, SWATCH_WIDTH - 2, SWATCH_HEIGHT - 2));
                setText(map.name());
                setGraphic(frame);
            }
        }
    }
}
