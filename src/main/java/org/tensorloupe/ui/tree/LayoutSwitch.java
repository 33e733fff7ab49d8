package org.tensorloupe.ui.tree;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// Tree or table: segments side by side that change the layout and follow it.
public final class LayoutSwitch extends HBox {
    private static final Texts TEXTS = Texts.of(LayoutSwitch.class);

    private final ToggleGroup group = new ToggleGroup();

    /// @param layout changed by a click
    public LayoutSwitch(ObjectProperty<Layout> layout) {
        getStyleClass().add("segments");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxWidth(Region.USE_PREF_SIZE);
        for (Layout value : Layout.values()) {
            getChildren().add(segment(value, layout));
        }
        getChildren().getLast().getStyleClass().add("last");
        layout.subscribe(now ->
                group.getToggles()
                        .forEach(toggle -> toggle.setSelected(now.equals(toggle.getUserData()))));
    }

    private ToggleButton segment(Layout value, ObjectProperty<Layout> layout) {
        ToggleButton button = new ToggleButton(value.title(), Icons.small(value.icon(), "muted"));
        button.getStyleClass().add("segment");
        button.setGraphicTextGap(4);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setUserData(value);
        button.setTooltip(Parts.tip(TEXTS.get("layout.tip", value.title())));
        button.setOnAction(_ -> {
            button.setSelected(true);
            layout.set(value);
        });
        return button;
    }
}
