package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.tree.Matches;

/// The rows of a table: which are shown, and in which order. JavaFX thread only.
///
/// Many rows are filtered and sorted in the background; until that is done the old ones stay.
final class TableModel {
    private static final Texts TEXTS = Texts.of(TableModel.class);

    /// So many rows are sorted at once, within a frame.
    private static final int FEW = 2000;

    private final Document document;
    private final JobRunner jobs;
    private final TableContents contents;
    private final List<TensorRow> rows;
    private final ReadOnlyObjectWrapper<List<TensorRow>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.ALL);
    private final ObjectProperty<List<SortKey>> order = new SimpleObjectProperty<>(List.of());
    private final Slot slot = new Slot();

    /// @param jobs sorts and filters many rows
    TableModel(Document document, TableContents contents, JobRunner jobs) {
        this.document = document;
        this.contents = contents;
        this.jobs = jobs;
        this.rows = contents.rows();
        shown.set(rows);
        filter.subscribe((_, _) -> update());
        order.subscribe((_, _) -> update());
    }

    /// What there is to filter by.
    TableContents contents() {
        return contents;
    }

    /// All rows in the order of the file.
    List<TensorRow> rows() {
        return rows;
    }

    /// The rows to show, in the order to show them.
    ReadOnlyObjectProperty<List<TensorRow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    List<TensorRow> shown() {
        return shown.get();
    }

    ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    /// What rows are sorted by, the most important first; by the file if there is nothing.
    ObjectProperty<List<SortKey>> orderProperty() {
        return order;
    }

    /// Shows only what answers the search.
    void match(Optional<Matches> found) {
        filter.set(filter.get().with(found));
    }

    /// Sorts by a column: in its first direction, then the other one, then not at all.
    ///
    /// @param added whether after the columns that rows are sorted by already
    void sortBy(Field field, boolean added) {
        if (field.order() == null) {
            return;
        }
        Optional<SortKey> present =
                order.get().stream().filter(key -> key.field().equals(field)).findFirst();
        boolean first = field.isLargestFirst();
        Optional<SortKey> next =
                present.isEmpty()
                        ? Optional.of(new SortKey(field, first))
                        : present.filter(key -> key.descending() == first)
                                .map(_ -> new SortKey(field, !first));
        List<SortKey> keys = new ArrayList<>(added ? order.get() : List.of());
        int place = present.map(keys::indexOf).orElse(-1);
        if (place >= 0) {
            keys.remove(place);
        }
        next.ifPresent(key -> keys.add(place < 0 ? keys.size() : place, key));
        order.set(List.copyOf(keys));
    }

    /// Takes over what the document knows by now of tensors.
    void refresh(List<TensorInfo> tensors) {
        for (TensorInfo tensor : tensors) {
            contents.row(tensor).ifPresent(row -> row.refresh(document));
        }
        contents.twins().forEach(row -> row.refresh(document));
    }

    /// Whether statistics that arrive may change which rows are shown, or their order.
    boolean dependsOnStatistics() {
        return filter.get().isComputed()
                || order.get().stream().anyMatch(key -> key.field().isComputed());
    }

    /// Filters and sorts again.
    void update() {
        RowFilter asked = filter.get();
        List<SortKey> keys = order.get();
        slot.clear();
        if (rows.size() <= FEW) {
            shown.set(RowOrder.sorted(asked.of(rows), keys));
            return;
        }
        slot.replace(
                jobs.submit(
                        TEXTS.get("job.sort"),
                        Priority.VISIBLE,
                        0,
                        _ -> RowOrder.sorted(asked.of(rows), keys),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<List<TensorRow>>(var sorted)) {
                                shown.set(sorted);
                            }
                        }));
    }

    void close() {
        slot.clear();
    }
}
