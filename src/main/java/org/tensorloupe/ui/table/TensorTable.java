package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// Rows of tensors: only those on the screen exist as nodes. The columns are those that were chosen,
/// or as many as find room; the name takes what is left. JavaFX thread only.
final class TensorTable extends TableView<TensorRow> {
    private static final Texts TEXTS = Texts.of(TensorTable.class);
    private static final double ROW = 24;
    private static final double BAR = 14;
    private static final double LEAST_NAME = 200;

    /// Rows above the one that is gone to.
    private static final int CONTEXT = 8;

    /// Selected rows beyond this are not looked for again after sorting, but for the focused one.
    private static final int MANY = 5000;

    private static final PseudoClass ALL = PseudoClass.getPseudoClass("all");

    private final TableModel model;
    private final ColumnChoice choice;
    private final Subscription following;
    private boolean quiet;

    /// Whether every row is selected, which the selection model takes seconds and tens of megabytes
    /// for if rows are many; it then holds only the focused one.
    private boolean all;

    TensorTable(TableModel model, ColumnChoice choice) {
        this.model = model;
        this.choice = choice;
        getStyleClass().add("tensor-table");
        TextScale.bindRow(ROW, fixedCellSizeProperty());
        setAccessibleText(TEXTS.get("table.name"));
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new TensorTableRow(_ -> beginOfStatistics()));
        setItems(FXCollections.observableArrayList(model.shown()));
        model.shownProperty().subscribe((_, now) -> replace(now));
        following = choice.chosenProperty().subscribe((_, _) -> fit());
        widthProperty().subscribe(this::fit);
        TextScale.follow(this, this::rescale);
        getSelectionModel()
                .getSelectedIndices()
                .addListener((ListChangeListener<Integer>) _ -> setAll(all && quiet));
    }

    private void setAll(boolean on) {
        all = on;
        pseudoClassStateChanged(ALL, on);
    }

    /// Selects every row.
    void selectAll() {
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(Math.max(0, getFocusModel().getFocusedIndex()));
        }
        setAll(!getItems().isEmpty());
    }

    /// The selected rows, in the order of the table.
    List<TensorRow> selected() {
        return new ArrayList<>(all ? getItems() : getSelectionModel().getSelectedItems());
    }

    /// Whether the selection changes because rows move, and not because somebody chose.
    boolean isQuiet() {
        return quiet;
    }

    private TableColumn<TensorRow, RowState> column(Field field) {
        TableColumn<TensorRow, RowState> column = new TableColumn<>();
        column.setId(field.name());
        column.setUserData(field);
        column.setGraphic(new Heading(field, model));
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(48);
        column.setPrefWidth(field.room());
        boolean follows = field.isComputed() || field.look() == Field.Look.NAME;
        column.setCellValueFactory(cell ->
                follows
                        ? cell.getValue().stateProperty()
                        : new SimpleObjectProperty<>(RowState.Pending.PENDING));
        column.setCellFactory(_ -> Cells.of(field, model.contents()));
        return column;
    }

    /// Follows the window's choice of columns no longer.
    void close() {
        following.unsubscribe();
    }

    /// The columns that are shown.
    List<Field> fields() {
        return getColumns().stream().map(column -> (Field) column.getUserData()).toList();
    }

    /// Text has another size.
    private void rescale() {
        getColumns().forEach(column -> column.setPrefWidth(((Field) column.getUserData()).room()));
        fit();
        refresh();
    }

    private void fit() {
        double room = getWidth() - BAR;
        if (room <= 0) {
            return;
        }
        double name = model.contents().nameWidth(room);
        List<Field> fields = choice.fields(room - name + TextScale.px(Fields.NAME));
        if (!fields.equals(fields())) {
            getColumns().setAll(fields.stream().map(this::column).toList());
        }
        double others =
                fields.stream()
                        .filter(field -> field.look() != Field.Look.NAME)
                        .mapToDouble(Field::room)
                        .sum();
        getColumns().stream()
                .filter(column -> "name".equals(column.getId()))
                .forEach(column ->
                        column.setPrefWidth(Math.max(TextScale.px(LEAST_NAME), room - others)));
    }

    private double beginOfStatistics() {
        double x = 0;
        for (TableColumn<TensorRow, ?> column : getColumns()) {
            if (((Field) column.getUserData()).isComputed()) {
                return x;
            }
            x += column.getWidth();
        }
        return -1;
    }

    /// Where a column ends, in pixels from the left; negative if it is not shown.
    double endOf(String name) {
        double x = 0;
        for (TableColumn<TensorRow, ?> column : getColumns()) {
            x += column.getWidth();
            if (name.equals(column.getId())) {
                return x;
            }
        }
        return -1;
    }

    /// Shows other rows, or the same in another order; what was selected stays so, and what was at
    /// the top stays in sight unless that was the very first row.
    private void replace(List<TensorRow> rows) {
        Set<TensorRow> selected = new HashSet<>(getSelectionModel().getSelectedItems());
        TensorRow focused = getFocusModel().getFocusedItem();
        int top = firstVisible();
        TensorRow anchor = top > 0 && top < getItems().size() ? getItems().get(top) : null;
        quiet = true;
        try {
            setAll(all && rows.size() == getItems().size());
            getSelectionModel().clearSelection();
            getItems().setAll(rows);
            select(rows, selected, focused);
        } finally {
            quiet = false;
        }
        int place = anchor == null ? -1 : rows.indexOf(anchor);
        if (place >= 0) {
            scrollTo(place);
        }
    }

    private void select(List<TensorRow> rows, Set<TensorRow> selected, @Nullable TensorRow focus) {
        if (!selected.isEmpty() && selected.size() <= MANY) {
            int[] places =
                    IntStream.range(0, rows.size())
                            .filter(i -> selected.contains(rows.get(i)))
                            .toArray();
            if (places.length > 0) {
                getSelectionModel().selectIndices(places[0], places);
            }
        }
        int place = focus == null ? -1 : rows.indexOf(focus);
        if (place >= 0) {
            getFocusModel().focus(place);
        }
    }

    /// Selects the row of a node and scrolls to it, if it is shown.
    void choose(int id) {
        place(id, id + 1)
                .ifPresent(place -> {
                    quiet = true;
                    getSelectionModel().clearAndSelect(place);
                    quiet = false;
                    reveal(place);
                });
    }

    /// Goes to the first row of some nodes and selects none.
    ///
    /// @param to the number after the last node
    void goTo(int from, int to) {
        quiet = true;
        getSelectionModel().clearSelection();
        quiet = false;
        place(from, to).ifPresent(this::reveal);
    }

    private OptionalInt place(int from, int to) {
        List<TensorRow> rows = getItems();
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).id() >= from && rows.get(i).id() < to)
                .findFirst();
    }

    private void reveal(int place) {
        getFocusModel().focus(place);
        if (place < firstVisible() || place > lastVisible() - 1) {
            scrollTo(Math.max(0, place - CONTEXT));
        }
    }

    /// Selects the row that has the focus, if none is selected.
    ///
    /// @return whether it did
    boolean enter() {
        int place = Math.max(0, getFocusModel().getFocusedIndex());
        if (!getSelectionModel().isEmpty() || place >= getItems().size()) {
            return false;
        }
        getSelectionModel().select(place);
        return true;
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    private int firstVisible() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> cell = flow == null ? null : flow.getFirstVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    private int lastVisible() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> cell = flow == null ? null : flow.getLastVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    /// The rows on the screen.
    List<TensorRow> visible() {
        int from = Math.max(0, firstVisible());
        int to = Math.min(getItems().size(), lastVisible() + 1);
        return from < to ? new ArrayList<>(getItems().subList(from, to)) : List.of();
    }
}
