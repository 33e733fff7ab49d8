package org.tensorloupe.ui.about;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.theme.Parts;

/// A row of the list of components: name and version, licence below.
final class ComponentCell extends ListCell<Component> {
    private final Label name = Parts.label("", "value");
    private final Label version = Parts.label("", "caption", "mono");
    private final Label licence = Parts.label("", "caption");
    private final VBox box;

    ComponentCell() {
        HBox first = Parts.row(8, name, Parts.spring(), version);
        name.setMinWidth(0);
        version.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.SOMETIMES);
        box = new VBox(first, licence);
        box.setPrefWidth(0);
        licence.managedProperty().bind(licence.textProperty().isNotEmpty());
    }

    @Override
    protected void updateItem(@Nullable Component item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty ? null : box);
        if (item != null && !empty) {
            name.setText(item.name());
            version.setText(item.version());
            licence.setText(item.licence());
            setAccessibleText(item.name() + " " + item.version() + ", " + item.licence());
        }
    }
}
