package org.tensorloupe.ui.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
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
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Layout;
import org.tensorloupe.ui.tree.LayoutSwitch;

/// The row over the table: layout, filters, how it is sorted, columns, save.
final class TableBar extends HBox {
    private static final Texts TEXTS = Texts.of(TableBar.class);
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
            new ToggleButton(TEXTS.get("bar.findings"), Icons.of("fth-alert-triangle"));
    private final Label sorted = Parts.label("", "caption");
    private final Label show = Choices.label(TEXTS.get("bar.show"));

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
                        TEXTS.get("bar.names"),
                        120,
                        entries(
                                TEXTS.get("bar.names.all"),
                                contents.endings(),
                                value -> "…" + value),
                        v -> change(f -> rebuilt(f, v, null, null)));
        dtypes =
                filter(
                        "dtype",
                        104,
                        entries(
                                TEXTS.get("bar.dtypes.all"),
                                contents.dtypes(),
                                Function.identity()),
                        v -> change(f -> rebuilt(f, null, v, null)));
        ranks =
                filter(
                        TEXTS.get("bar.rank"),
                        96,
                        entries(TEXTS.get("bar.rank.any"), contents.ranks(), TableBar::rankText),
                        v -> change(f -> rebuilt(f, null, null, v)));
        findings.getStyleClass().addAll("lined", "little");
        findings.setMinWidth(Region.USE_PREF_SIZE);
        findings.setTooltip(Parts.tip(TEXTS.get("bar.findings.tip")));
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
                        Parts.small("fth-download", "CSV", TEXTS.get("bar.csv.tip"), save));
        widthProperty().subscribe(width -> narrow(width.doubleValue()));
    }

    private void narrow(double width) {
        for (Label label : List.of(show, sorted)) {
            label.setVisible(
                    width == 0
                            || width
                                    >= (label.equals(show)
                                            ? TextScale.px(NARROW)
                                            : TextScale.px(ROOMY)));
            label.setManaged(label.isVisible());
        }
    }

    private void say(List<SortKey> keys) {
        boolean computed = keys.stream().anyMatch(key -> key.field().isComputed());
        sorted.setText(
                keys.stream()
                        .map(SortKey::words)
                        .reduce((all, next) -> TEXTS.get("sort.then", all, next))
                        .map(by -> TEXTS.get(computed ? "sort.byComputed" : "sort.by", by))
                        .orElse(TEXTS.get("sort.none")));
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
        // Where text is large, the filters give way to the buttons.
        box.minWidthProperty().bind(Bindings.min(width, box.prefWidthProperty()));
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
            case "0" -> TEXTS.get("bar.rank.scalars");
            default -> TEXTS.count("bar.rank.axes", Long.parseLong(rank));
        };
    }

    private static MenuButton columns(TensorTable table, ColumnChoice choice) {
        MenuButton button = new MenuButton(TEXTS.get("bar.columns"), Icons.of("fth-sliders"));
        button.getStyleClass().addAll("lined", "little");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().add(new MenuItem());
        button.setOnShowing(_ -> {
            CheckMenuItem fitting = new CheckMenuItem(TEXTS.get("bar.columns.fitting"));
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
