package org.tensorloupe.ui.picture.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.TextScale;

/// Menus of a control row, and the labels before them.
public final class Choices {
    private Choices() {}

    /// A label that names the control after it.
    public static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("control-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A menu of values that changes a property, and follows it.
    ///
    /// @param name accessible name
    /// @param width in pixels, at the usual size of text
    /// @param text how a value is written
    public static <T> ComboBox<T> of(
            String name,
            double width,
            List<T> values,
            Function<T, String> text,
            ObjectProperty<T> property) {
        ComboBox<T> box = plain(name, width, text);
        box.getItems().setAll(values);
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    /// A menu without values.
    public static <T> ComboBox<T> plain(String name, double width, Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>();
        box.setAccessibleText(name);
        box.setConverter(new Words<>(text));
        box.setVisibleRowCount(20);
        TextScale.bind(width, box.minWidthProperty(), box.prefWidthProperty());
        box.getStyleClass().add("control-choice");
        return box;
    }

    /// Writes values; reads none, as the menus cannot be typed into.
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> text;

        Words(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : text.apply(value);
        }

        @Override
        public @Nullable T fromString(String typed) {
            return null;
        }
    }
}
