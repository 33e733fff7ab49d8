package org.tensorloupe.ui.picture.control;

import java.util.function.LongConsumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.text.Typed;
import org.tensorloupe.ui.theme.TextScale;

/// A field with a stepper for an index.
public final class IndexSpinner {
    private static final double WIDTH = 84;

    private final Spinner<Integer> spinner;
    private boolean updating;

    /// @param name accessible name
    /// @param count number of indices, 1 or more
    /// @param chosen hears the index that the user chose
    public IndexSpinner(String name, long count, LongConsumer chosen) {
        int last = (int) Math.min(Integer.MAX_VALUE, count - 1);
        IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(0, last);
        values.setConverter(new Digits(values));
        this.spinner = new Spinner<>(values);
        spinner.setEditable(true);
        TextScale.bind(WIDTH, spinner.prefWidthProperty(), spinner.minWidthProperty());
        spinner.setAccessibleText(name);
        spinner.getEditor().setAccessibleText(name);
        spinner.getEditor().getStyleClass().addAll("mono", "number-field");
        spinner.getStyleClass().add("index-spinner");
        spinner.valueProperty()
                .subscribe(value -> {
                    if (!updating && value != null) {
                        chosen.accept(value);
                    }
                });
    }

    /// The spinner as a node.
    public Spinner<Integer> node() {
        return spinner;
    }

    /// Shows an index without telling of it.
    public void show(long index) {
        updating = true;
        spinner.getValueFactory().setValue((int) index);
        updating = false;
    }

    /// Digits as an index; anything else leaves it as it is.
    private static final class Digits extends StringConverter<Integer> {
        private final IntegerSpinnerValueFactory values;

        Digits(IntegerSpinnerValueFactory values) {
            this.values = values;
        }

        @Override
        public String toString(@Nullable Integer value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public Integer fromString(String text) {
            long index = Typed.index(text);
            return index < 0
                    ? values.getValue()
                    : Math.clamp(index, values.getMin(), values.getMax());
        }
    }
}
