package org.tensorloupe.ui.tree;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// The tree of a checkpoint with its header. The selection outlives filters. JavaFX thread only.
public final class TreePane extends VBox {
    private static final int OPEN_AT_MOST = 200;

    private final Outline outline;
    private final RowTree tree;
    private final Search search;
    private final HBox strip;
    private final Label matching = Parts.label("", "strip-count");
    private final ToggleButton byName = new ToggleButton("", Icons.of("fth-list"));
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Matches>> matches =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean quiet;

    /// @param outline what to show
    /// @param jobs searches large trees
    /// @param clear empties the search field
    public TreePane(Outline outline, JobRunner jobs, Runnable clear) {
        this.outline = outline;
        this.tree = new RowTree(outline);
        this.search = new Search(outline, jobs, this::show);
        this.strip =
                new HBox(
                        matching,
                        Parts.spring(),
                        Parts.flat("fth-x", "Clear", "Show all tensors (Esc)", clear));
        strip.getStyleClass().add("match-strip");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.setVisible(false);
        getStyleClass().add("tree-pane");
        getChildren().addAll(header(), strip, tree);
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> follow(item));
    }

    private HBox header() {
        byName.getStyleClass().addAll("bare", "square");
        byName.setAccessibleText("Order by name");
        byName.setTooltip(Parts.tip("By name (2 before 10), instead of the order of the file"));
        byName.selectedProperty().subscribe((_, now) -> reorder(now));
        HBox header =
                new HBox(
                        Parts.label("Contents", "pane-title", "semibold"),
                        Parts.spring(),
                        byName,
                        Parts.icon(
                                "fth-minimize-2",
                                "Collapse all",
                                "Collapse all (Ctrl+Left)",
                                this::collapse));
        header.getStyleClass().add("pane-header");
        return header;
    }

    private void reorder(boolean byName) {
        quietly(() -> tree.show(matches.get(), byName));
        tree.select(selected.get());
    }

    private void follow(TreeItem<Row> item) {
        if (!quiet && item != null) {
            selected.set(item.getValue().id());
        }
    }

    private void quietly(Runnable change) {
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = false;
        }
    }

    /// The tree's flat form.
    public Outline outline() {
        return outline;
    }

    /// Number of the selected node, -1 before there is one.
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What answers the present query; empty without one.
    public ReadOnlyObjectProperty<Optional<Matches>> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /// Selects a node and scrolls to its row. While a filter hides it, it is selected without one.
    public void select(int id) {
        int shown = outline.deepest(id);
        quietly(() -> tree.select(shown));
        selected.set(shown);
    }

    /// Opens a group and all above it.
    public void open(int id) {
        quietly(() -> tree.open(id));
    }

    /// Shows what answers a query.
    public void filter(Query query) {
        search.ask(query);
    }

    private void show(Optional<Matches> found) {
        matches.set(found);
        found.ifPresent(some -> tree.openMatches(some, OPEN_AT_MOST));
        quietly(() -> {
            tree.show(found, byName.isSelected());
            tree.select(selected.get());
        });
        strip.setVisible(found.isPresent());
        found.ifPresent(some -> matching.setText(counted(some)));
    }

    private String counted(Matches some) {
        long all = outline.node(0).totals().tensors();
        int others = some.leaves(0) - some.tensors(0);
        return "%s of %s tensors%s match"
                .formatted(
                        Quantities.exact(some.tensors(0)),
                        Quantities.exact(all),
                        others == 0 ? "" : " and " + Quantities.of(others, "value"));
    }

    /// Closes all groups.
    public void collapse() {
        quietly(tree::collapse);
    }

    /// Puts the keyboard on the tree.
    public void focusTree() {
        if (tree.getSelectionModel().isEmpty() && tree.getExpandedItemCount() > 0) {
            tree.getSelectionModel().select(0);
        }
        tree.requestFocus();
    }

    /// Ends background work.
    public void close() {
        search.stop();
    }
}
