package org.tensorloupe.ui.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Layout;
import org.tensorloupe.ui.tree.LayoutSwitch;

/// The row over the table: layout, filters, how it is sorted, columns, save.
final class TableBar extends HBox {
    private static final double ROOMY = 1200;
    private static final double NARROW = 1100;

    /// An entry of a filter.
    ///
    /// @param value what is asked for; empty for all
    private record Entry(String value, String text) {}

    private final TableModel model;
    private final ComboBox<Entry> endings;
    private final ComboBox<Entry> dtypes;
    private final ComboBox<Entry> ranks;
    private final ToggleButton findings =
            new ToggleButton("With findings", Icons.of("fth-alert-triangle"));
    private final Label sorted = Parts.label("", "caption");
    private final Label show = Choices.label("Show");

    TableBar(
            TableModel model,
            TensorTable table,
            ColumnChoice choice,
            ObjectProperty<Layout> layout,
            Runnable save) {
        this.model = model;
        getStyleClass().add("table-bar");
        TableContents contents = model.contents();
        endings =
                filter(
                        "Names",
                        120,
                        entries("All names", contents.endings(), value -> "…" + value),
                        v -> change(f -> rebuilt(f, v, null, null)));
        dtypes =
                filter(
                        "dtype",
                        104,
                        entries("All dtypes", contents.dtypes(), Function.identity()),
                        v -> change(f -> rebuilt(f, null, v, null)));
        ranks =
                filter(
                        "Rank",
                        96,
                        entries("Any rank", contents.ranks(), TableBar::rankText),
                        v -> change(f -> rebuilt(f, null, null, v)));
        findings.getStyleClass().addAll("lined", "little");
        findings.setMinWidth(Region.USE_PREF_SIZE);
        findings.setTooltip(
                Parts.tip(
                        "Tensors with findings, and those computed so far with NaN or infinities"));
        findings.selectedProperty().subscribe((_, on) -> change(f -> withFindings(f, on)));
        sorted.setMinWidth(0);
        model.orderProperty().subscribe(this::say);
        MenuButton columns = columns(table, choice);
        getChildren()
                .setAll(
                        new LayoutSwitch(layout),
                        show,
                        endings,
                        dtypes,
                        ranks,
                        findings,
                        Parts.spring(),
                        sorted,
                        columns,
                        Parts.small(
                                "fth-download",
                                "CSV",
                                "Save the rows that are shown, in the order of the file",
                                save));
        widthProperty().subscribe(width -> narrow(width.doubleValue()));
    }

    private void narrow(double width) {
        for (Label label : List.of(show, sorted)) {
            label.setVisible(width == 0 || width >= (label.equals(show) ? NARROW : ROOMY));
            label.setManaged(label.isVisible());
        }
    }

    private void say(List<SortKey> keys) {
        boolean computed = keys.stream().anyMatch(key -> key.field().isComputed());
        String by = keys.stream().map(SortKey::words).collect(Collectors.joining(", then "));
        sorted.setText(
                keys.isEmpty()
                        ? "In the order of the file"
                        : "Sorted by "
                                + by
                                + (computed ? "; what is not computed stands last" : ""));
    }

    private static RowFilter rebuilt(
            RowFilter f, @Nullable String ending, @Nullable String dtype, @Nullable String rank) {
        int axes = rank == null ? f.rank() : rank.isEmpty() ? -1 : Integer.parseInt(rank);
        return new RowFilter(
                f.matches(),
                ending == null ? f.ending() : ending,
                dtype == null ? f.dtype() : dtype,
                axes,
                f.findings());
    }

    private static RowFilter withFindings(RowFilter f, boolean on) {
        return new RowFilter(f.matches(), f.ending(), f.dtype(), f.rank(), on);
    }

    private void change(Function<RowFilter, RowFilter> how) {
        model.filterProperty().set(how.apply(model.filterProperty().get()));
    }

    private static ComboBox<Entry> filter(
            String name, double width, List<Entry> entries, Consumer<String> chosen) {
        ComboBox<Entry> box = Choices.plain(name, width, Entry::text);
        box.getItems().setAll(entries);
        box.setValue(entries.getFirst());
        box.valueProperty().subscribe((_, now) -> chosen.accept(now.value()));
        return box;
    }

    private static List<Entry> entries(
            String all, List<String> values, Function<String, String> text) {
        return Stream.concat(
                        Stream.of(new Entry("", all)),
                        values.stream().map(value -> new Entry(value, text.apply(value))))
                .toList();
    }

    private static String rankText(String rank) {
        return switch (rank) {
            case "0" -> "Scalars";
            case "1" -> "1 axis";
            default -> rank + " axes";
        };
    }

    private static MenuButton columns(TensorTable table, ColumnChoice choice) {
        MenuButton button = new MenuButton("Columns", Icons.of("fth-sliders"));
        button.getStyleClass().addAll("lined", "little");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().add(new MenuItem());
        button.setOnShowing(_ -> {
            CheckMenuItem fitting = new CheckMenuItem("As many as find room");
            fitting.setSelected(choice.chosenProperty().get().isEmpty());
            fitting.setOnAction(_ -> choice.reset());
            button.getItems().setAll(fitting, new SeparatorMenuItem());
            List<Field> shown = table.fields();
            for (Field field : Fields.ALL) {
                CheckMenuItem item = new CheckMenuItem(field.title());
                item.setMnemonicParsing(false);
                item.setSelected(shown.contains(field));
                item.setDisable(field.look() == Field.Look.NAME);
                item.setOnAction(_ -> choice.set(field, item.isSelected(), table.fields()));
                button.getItems().add(item);
            }
        });
        return button;
    }

    /// Shows everything again, but for the search.
    void reset() {
        for (ComboBox<Entry> box : List.of(endings, dtypes, ranks)) {
            box.setValue(box.getItems().getFirst());
        }
        findings.setSelected(false);
    }
}
