package org.tensorloupe.ui.tree;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.tensorloupe.ui.text.NaturalOrder;

/// A row that makes the rows below it when they are first asked for. JavaFX thread only.
final class RowItem extends TreeItem<Row> {
    /// What a tree shows and in which order.
    ///
    /// @param outline the checkpoint
    /// @param matches which nodes to show; empty for all
    /// @param natural whether `2` stands before `10`, or as in the file
    /// @param expanded numbers of the rows that begin open
    record Source(
            Outline outline, Optional<Matches> matches, boolean natural, Set<Integer> expanded) {
        private Stream<Integer> children(int id) {
            Stream<Integer> all = outline.children(id).stream();
            return matches.isEmpty() ? all : all.filter(matches.get()::has);
        }
    }

    private final Source source;
    private boolean filled;

    RowItem(Source source, Row row) {
        super(row);
        this.source = source;
        setExpanded(row.isGroup() && source.expanded().contains(row.id()));
    }

    @Override
    public boolean isLeaf() {
        return !getValue().isGroup();
    }

    /// Whether the rows below exist.
    boolean isFilled() {
        return filled;
    }

    @Override
    public ObservableList<TreeItem<Row>> getChildren() {
        ObservableList<TreeItem<Row>> children = super.getChildren();
        if (!filled) {
            filled = true;
            children.setAll(rows());
        }
        return children;
    }

    private List<RowItem> rows() {
        Stream<Row> rows =
                source.children(getValue().id()).map(first -> Row.of(source.outline(), first));
        if (source.natural()) {
            rows = rows.sorted(Comparator.comparing(Row::label, NaturalOrder.INSTANCE));
        }
        return rows.map(row -> new RowItem(source, row)).toList();
    }
}
