package org.tensorloupe.ui.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// The rows of an outline: only those that were opened exist. JavaFX thread only.
final class RowTree extends TreeTableView<Row> {
    private static final Texts TEXTS = Texts.of(RowTree.class);
    private static final double ROW = 24;
    private static final double SHAPE = 76;
    private static final double SIZE = 68;

    /// Width from which there is room for shapes.
    private static final double WITH_SHAPES = 280;

    private final TreeTableColumn<Row, Row> figures = column(TEXTS.get("tree.column.shape"), SHAPE);
    private final Set<Integer> expanded = new HashSet<>(Set.of(0));
    private RowItem.Source source;
    private @Nullable RowTip tip;

    RowTree(Outline outline) {
        source = new RowItem.Source(outline, Optional.empty(), false, expanded);
        getStyleClass().add("outline");
        TextScale.bindRow(ROW, fixedCellSizeProperty());
        setAccessibleText(TEXTS.get("tree.name"));
        TreeTableColumn<Row, Row> names = column(TEXTS.get("tree.column.name"), 0);
        names.setCellFactory(_ -> new NameCell(() -> source));
        figures.setCellFactory(factory(() -> new FigureCell(() -> source)));
        TreeTableColumn<Row, Row> sizes = column(TEXTS.get("tree.column.size"), SIZE);
        sizes.setCellFactory(factory(() -> new SizeCell(() -> source)));
        getColumns().setAll(List.of(names, figures, sizes));
        // The name cells draw indent and arrow; a tree column would add its own.
        setTreeColumn(new TreeTableColumn<>());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setRowFactory(_ -> row());
        widthProperty().subscribe(this::fit);
        TextScale.follow(
                this,
                () -> {
                    fit();
                    refresh();
                });
        addEventHandler(KeyEvent.KEY_TYPED, this::expandOnStar);
        rebuild();
    }

    /// Where there is no room for them, the shapes go.
    private void fit() {
        figures.setVisible(getWidth() >= TextScale.px(WITH_SHAPES));
    }

    private static <T> Callback<TreeTableColumn<T, T>, TreeTableCell<T, T>> factory(
            java.util.function.Supplier<TreeTableCell<T, T>> maker) {
        return _ -> maker.get();
    }

    private static TreeTableColumn<Row, Row> column(String title, double width) {
        TreeTableColumn<Row, Row> column = new TreeTableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().getValue()));
        // Any width but the default of 80, at which JavaFX would measure thirty rows first.
        if (width == 0) {
            column.setPrefWidth(160);
        } else {
            TextScale.bind(width, column.prefWidthProperty());
            TextScale.bind(width, column.minWidthProperty(), column.maxWidthProperty());
            column.setResizable(false);
            column.getStyleClass().add("right");
        }
        return column;
    }

    private TreeTableRow<Row> row() {
        TreeTableRow<Row> row =
                new TreeTableRow<>() {
                    @Override
                    protected void updateItem(@Nullable Row row, boolean empty) {
                        super.updateItem(row, empty);
                        if (isHover()) {
                            explain(this);
                        }
                    }
                };
        row.setOnMouseEntered(_ -> explain(row));
        return row;
    }

    /// Gives the row under the mouse its tooltip. There is one for all rows, made when it is needed.
    private void explain(TreeTableRow<Row> row) {
        if (row.isEmpty()) {
            row.setTooltip(null);
            return;
        }
        if (tip == null) {
            tip = new RowTip();
        }
        tip.show(row.getItem().node(), row.getItem().label());
        row.setTooltip(tip);
    }

    private void expandOnStar(KeyEvent event) {
        TreeItem<Row> item = getSelectionModel().getSelectedItem();
        if (event.getCharacter().equals("*") && item != null) {
            int id = item.getValue().id();
            for (int below = id; below < source.outline().end(id); below++) {
                expanded.add(below);
            }
            rebuild();
            event.consume();
        }
    }

    /// What is shown.
    RowItem.Source source() {
        return source;
    }

    /// Shows only what answers a query.
    void show(Optional<Matches> matches, boolean natural) {
        source = new RowItem.Source(source.outline(), matches, natural, expanded);
        figures.setText(
                matches.isPresent()
                        ? TEXTS.get("tree.column.matches")
                        : TEXTS.get("tree.column.shape"));
        rebuild();
    }

    /// Opens all groups that hold a match, if there are few of them.
    void openMatches(Matches matches, int most) {
        if (matches.leaves(0) > most) {
            return;
        }
        for (int id = 0; id < source.outline().size(); id++) {
            if (matches.has(id)) {
                expanded.add(id);
            } else {
                id = source.outline().end(id) - 1;
            }
        }
    }

    /// Opens a group and all above it.
    void open(int id) {
        expanded.addAll(source.outline().path(source.outline().deepest(id)));
        rebuild();
    }

    /// Names of the groups that are open.
    Set<String> openNames() {
        Set<String> names = new HashSet<>();
        expanded.forEach(id -> names.add(source.outline().name(id)));
        return names;
    }

    /// Opens the groups of these names, and no others.
    void openNames(Set<String> names) {
        expanded.retainAll(Set.of(0));
        for (int id = 1; id < source.outline().size(); id++) {
            if (names.contains(source.outline().name(id))) {
                expanded.add(id);
            }
        }
        rebuild();
    }

    /// Number of the row at the upper edge.
    int top() {
        IndexedCell<?> first =
                lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        ? flow.getFirstVisibleCell()
                        : null;
        return first == null ? 0 : first.getIndex();
    }

    /// Closes all groups but the root.
    void collapse() {
        expanded.retainAll(Set.of(0));
        rebuild();
    }

    private void rebuild() {
        TreeItem<Row> before = getSelectionModel().getSelectedItem();
        RowItem root = new RowItem(source, Row.of(source.outline(), 0));
        root.addEventHandler(
                TreeItem.<Row>branchExpandedEvent(),
                event -> expanded.add(event.getTreeItem().getValue().id()));
        root.addEventHandler(
                TreeItem.<Row>branchCollapsedEvent(),
                event -> expanded.remove(event.getTreeItem().getValue().id()));
        setRoot(root);
        if (before != null) {
            select(before.getValue().id());
        }
    }

    /// Selects the row of a node, opens what is above it and scrolls to it.
    ///
    /// @return whether the node has a row; it has none while a filter hides it
    boolean select(int id) {
        TreeItem<Row> item = getRoot();
        while (item != null && item.getValue().id() != id) {
            item.setExpanded(true);
            item = below(item, id);
        }
        if (item == null) {
            getSelectionModel().clearSelection();
            return false;
        }
        int index = getRow(item);
        getSelectionModel().clearAndSelect(index);
        getFocusModel().focus(index);
        reveal(index);
        return true;
    }

    private void reveal(int index) {
        int rows = (int) (getHeight() / getFixedCellSize()) - 2;
        scrollTo(Math.max(0, index - Math.max(1, rows / 3)));
    }

    private @Nullable TreeItem<Row> below(TreeItem<Row> item, int id) {
        for (TreeItem<Row> child : item.getChildren()) {
            int last = child.getValue().id();
            if (id <= last ? chainHolds(child, id) : id < source.outline().end(last)) {
                return child;
            }
        }
        return null;
    }

    /// Whether a joined row stands for a node above its last one.
    private boolean chainHolds(TreeItem<Row> item, int id) {
        return source.outline().path(item.getValue().id()).contains(id)
                && source.outline().deepest(id) == item.getValue().id()
                && id > 0;
    }
}
