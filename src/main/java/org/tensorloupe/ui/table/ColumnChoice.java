package org.tensorloupe.ui.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which columns tables show: those that find room, or those that were chosen. One for all files of
/// a window, for as long as it is open. JavaFX thread only.
public final class ColumnChoice {
    private final ObjectProperty<Optional<Set<String>>> chosen =
            new SimpleObjectProperty<>(Optional.empty());

    /// Names of the chosen columns; empty for those that find room.
    ObjectProperty<Optional<Set<String>>> chosenProperty() {
        return chosen;
    }

    /// The columns to show.
    ///
    /// @param room in pixels
    List<Field> fields(double room) {
        return chosen.get()
                .map(names -> Fields.ALL.stream().filter(f -> names.contains(f.name())).toList())
                .orElseGet(() -> Fields.fitting(room));
    }

    /// Shows a column or not; what is shown now stays otherwise.
    ///
    /// @param shown the columns that are shown now
    void set(Field field, boolean on, List<Field> shown) {
        Set<String> names = new LinkedHashSet<>(shown.stream().map(Field::name).toList());
        if (on) {
            names.add(field.name());
        } else {
            names.remove(field.name());
        }
        chosen.set(Optional.of(Set.copyOf(names)));
    }

    /// Shows the columns that find room.
    void reset() {
        chosen.set(Optional.empty());
    }
}
