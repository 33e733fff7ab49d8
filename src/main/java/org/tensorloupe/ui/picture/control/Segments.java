package org.tensorloupe.ui.picture.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// A few values side by side, of which one is chosen: they change a property.
///
/// @param <T> type of the values
public final class Segments<T> {
    private final ObjectProperty<T> property;
    private final ToggleGroup group = new ToggleGroup();
    private final HBox node = new HBox();

    /// @param values in their order
    /// @param text how a value is written
    public Segments(List<T> values, Function<T, String> text, ObjectProperty<T> property) {
        this.property = property;
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("segments");
        for (T value : values) {
            node.getChildren().add(segment(value, text.apply(value)));
        }
        if (!values.isEmpty()) {
            node.getChildren().getLast().getStyleClass().add("last");
        }
    }

    private ToggleButton segment(T value, String text) {
        ToggleButton button = new ToggleButton(text);
        button.getStyleClass().add("segment");
        button.setToggleGroup(group);
        button.setUserData(value);
        button.setOnAction(_ -> {
            property.set(value);
            button.setSelected(true);
        });
        return button;
    }

    /// The segments as a node.
    public HBox node() {
        return node;
    }

    /// Shows the property's value from now on. A value that has no segment chooses none.
    ///
    /// @return ends it
    public Subscription follow() {
        return property.subscribe(chosen ->
                group.getToggles()
                        .forEach(
                                toggle -> toggle.setSelected(toggle.getUserData().equals(chosen))));
    }
}
