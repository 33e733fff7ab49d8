package org.tensorloupe.ui.main;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.model.Node;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.ui.detail.DetailsPane;
import org.tensorloupe.ui.table.ColumnChoice;
import org.tensorloupe.ui.table.TablePane;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Layout;
import org.tensorloupe.ui.tree.Matches;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.tree.Query;
import org.tensorloupe.ui.tree.TreePane;
import org.tensorloupe.ui.view.ViewPane;

/// An open file: tree, view and details side by side, or the table of all tensors. It owns the
/// document. JavaFX thread only.
final class DocumentPane extends SplitPane {
    private final Document document;
    private final Outline outline;
    private final TreePane tree;
    private final TablePane table;
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.TREE);
    private final Centre centre;
    private final DetailsPane details;
    private final Arranger arranger;
    private final PaneWidth treeWidth;
    private final PaneWidth detailsWidth;
    private boolean placed;
    private boolean detailsBesideTree;
    private boolean detailsBesideTable;
    private boolean opening;
    private boolean dragging;

    /// @param columns which columns tables show
    /// @param arranger how the panes begin; hears what the user does to them
    /// @param clearSearch empties the search field
    DocumentPane(
            Document document,
            List<ViewPane> views,
            JobRunner jobs,
            Shell context,
            ColumnChoice columns,
            Arranger arranger,
            Runnable clearSearch) {
        this.document = document;
        this.arranger = arranger;
        this.treeWidth = new PaneWidth(arranger.now().tree());
        this.detailsWidth = new PaneWidth(arranger.now().details());
        this.outline = new Outline(document.checkpoint(), document.optimizers());
        this.tree =
                new TreePane(
                        outline,
                        jobs,
                        new TreePane.Surroundings(
                                layout,
                                tensor -> document.figures(tensor, Component.VALUE),
                                this::compute,
                                clearSearch));
        StatisticsExport export = new StatisticsExport(context);
        this.table =
                new TablePane(
                        document,
                        outline,
                        jobs,
                        new TablePane.Surroundings(
                                layout,
                                columns,
                                tree::select,
                                this::open,
                                tensors ->
                                        export.ask(
                                                document,
                                                tensors,
                                                outline.node(0),
                                                Exporters.stats().getFirst()),
                                (text, said) -> {
                                    context.copy(text);
                                    context.tell(said);
                                },
                                clearSearch,
                                tree::figuresArrived));
        this.centre = new Centre(document, outline, views, context, tree::select);
        this.details = new DetailsPane(document, outline, context, tree::select, centre::list);
        TextScale.bind(240, tree.minWidthProperty(), details.minWidthProperty());
        tree.setPrefWidth(treeWidth.wanted());
        TextScale.bind(640, tree.maxWidthProperty());
        details.setPrefWidth(detailsWidth.wanted());
        TextScale.bind(480, details.maxWidthProperty());
        TextScale.follow(this, this::place);
        getItems().setAll(tree, centre, details);
        detailsBesideTree = true;
        setResizableWithParent(tree, false);
        setResizableWithParent(details, false);
        tree.selectedProperty().subscribe(id -> show(id.intValue()));
        tree.matchesProperty().subscribe(table::match);
        layout.subscribe((_, now) -> arrange(now));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> release());
        document.checkpoint().stateDicts().stream()
                .map(outline::findGroup)
                .filter(id -> id > 0)
                .findFirst()
                .or(this::onlyChild)
                .ifPresent(tree::open);
        tree.select(0);
        opening = true;
        layout.set(arranger.now().layout());
        opening = false;
    }

    /// What stands alone in the file, such as a pickled module.
    private Optional<Integer> onlyChild() {
        List<Integer> children = outline.children(0);
        return Optional.of(children).filter(all -> all.size() == 1).map(List::getFirst);
    }

    @Override
    protected void layoutChildren() {
        if (!placed && getWidth() > 0) {
            placed = true;
            place();
        }
        super.layoutChildren();
    }

    private void press(MouseEvent event) {
        dragging = event.getTarget() instanceof javafx.scene.Node node && isDivider(node);
    }

    /// A divider was let go.
    private void release() {
        if (dragging) {
            dragging = false;
            layout();
            keepWidths();
            arranger.widths(treeWidth.wanted(), detailsWidth.wanted());
        }
    }

    /// Whether a node is a divider of this pane, or the grip on one.
    private boolean isDivider(javafx.scene.Node node) {
        javafx.scene.@Nullable Node at = node;
        while (at != null && !equals(at.getParent())) {
            at = at.getParent();
        }
        return at != null && at.getStyleClass().contains("split-pane-divider");
    }

    /// Takes over the widths of an arrangement.
    void resize(Arrangement wanted) {
        boolean other = treeWidth.want(wanted.tree());
        if (detailsWidth.want(wanted.details()) || other) {
            place();
        }
    }

    private void place() {
        if (!placed) {
            return;
        }
        double width = getWidth();
        boolean besideTree = getItems().contains(tree);
        if (besideTree) {
            setDividerPosition(0, treeWidth.place(width) / width);
        }
        if (getItems().contains(details)) {
            setDividerPosition(besideTree ? 1 : 0, 1 - detailsWidth.place(width) / width);
        }
    }

    /// While the table is shown, the view is left as it is.
    private void show(int id) {
        if (id < 0) {
            return;
        }
        if (!isTable()) {
            centre.show(id);
        }
        if (!isTable() || getItems().contains(details)) {
            details.show(id);
        }
        if (isTable()) {
            table.choose(id);
        }
    }

    private boolean isTable() {
        return layout.get() == Layout.TABLE;
    }

    private void arrange(Layout now) {
        if (!opening) {
            keepWidths();
            arranger.layout(now);
        }
        boolean besides = now == Layout.TABLE ? detailsBesideTable : detailsBesideTree;
        if (now == Layout.TABLE) {
            getItems().setAll(table);
            setResizableWithParent(table, true);
        } else {
            getItems().setAll(tree, centre);
        }
        if (besides) {
            getItems().add(details);
        }
        place();
        show(selectedId());
        if (now == Layout.TABLE) {
            table.begin();
            table.choose(selectedId());
        }
        focusTree();
    }

    private void keepWidths() {
        if (getItems().contains(tree)) {
            treeWidth.keep(tree);
        }
        if (getItems().contains(details)) {
            detailsWidth.keep(details);
        }
    }

    /// Exchanges tree and table.
    void turnLayout() {
        layout.set(isTable() ? Layout.TREE : Layout.TABLE);
    }

    private void open(int id) {
        tree.select(id);
        opening = true;
        layout.set(Layout.TREE);
        opening = false;
    }

    private void compute() {
        table.compute();
    }

    /// Whether the details are shown.
    boolean hasDetails() {
        return getItems().contains(details);
    }

    /// Shows or hides the details beside the tree.
    void showDetails(boolean on) {
        detailsBesideTree = on;
        if (!isTable()) {
            setDetails(on);
        }
    }

    /// Shows or hides the details beside the table, if that is shown.
    ///
    /// @return whether it is
    boolean turnDetailsBesideTable() {
        if (isTable()) {
            detailsBesideTable = !hasDetails();
            setDetails(detailsBesideTable);
        }
        return isTable();
    }

    private void setDetails(boolean on) {
        if (on == hasDetails()) {
            return;
        }
        keepWidths();
        if (on) {
            getItems().add(details);
            details.show(selectedId());
        } else {
            getItems().remove(details);
        }
        place();
    }

    /// Writes all numbers anew.
    void reformat() {
        tree.reformat();
        table.reformat();
        centre.reformat();
        if (hasDetails()) {
            details.show(selectedId());
        }
    }

    void filter(Query query) {
        tree.filter(query);
    }

    ReadOnlyObjectProperty<Optional<Matches>> matches() {
        return tree.matchesProperty();
    }

    /// Where the user is.
    ///
    /// @param query what stands in the search field
    Position position(String query) {
        List<String> selected = outline.path(selectedId()).stream().map(outline::name).toList();
        return new Position(selected, centre.view(), tree.place(), layout.get(), query);
    }

    /// Goes to where the user was, or as near as there is something of these names.
    void resume(Position position) {
        centre.prefer(position.view());
        if (!position.query().isEmpty()) {
            tree.filter(Query.parse(position.query()));
        }
        tree.restore(position.tree());
        List<String> names = position.selected();
        int id = 0;
        for (int i = names.size() - 1; i > 0 && id == 0; i--) {
            id = Math.max(0, outline.findNode(names.get(i)));
        }
        tree.select(id);
        tree.restore(position.tree());
        layout.set(position.layout());
    }

    /// Takes the place of the pane of another version of the file, which is to be closed then.
    void replace(DocumentPane old, String query) {
        old.keepWidths();
        treeWidth.want(old.treeWidth.wanted());
        detailsWidth.want(old.detailsWidth.wanted());
        detailsBesideTable = old.detailsBesideTable;
        Position position = old.position(query);
        Centre.Views views = old.centre.release();
        centre.adopt(views);
        resume(position);
        views.again().accept(centre);
        table.sortLike(old.table);
    }

    void focusTree() {
        if (isTable()) {
            table.focusRows();
        } else {
            tree.focusTree();
        }
    }

    Document document() {
        return document;
    }

    Outline outline() {
        return outline;
    }

    TreePane tree() {
        return tree;
    }

    TablePane table() {
        return table;
    }

    Centre centre() {
        return centre;
    }

    DetailsPane details() {
        return details;
    }

    /// Number of the selected node.
    int selectedId() {
        return Math.max(0, tree.selectedProperty().get());
    }

    /// The selected node.
    Node selected() {
        return outline.node(selectedId());
    }

    /// Ends all work and closes the file; returns at once.
    void close() {
        tree.close();
        table.close();
        centre.close();
        details.close();
        document.close();
    }
}
