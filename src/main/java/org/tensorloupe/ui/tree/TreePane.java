package org.tensorloupe.ui.tree;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// The tree of a checkpoint with its header. The selection outlives filters. JavaFX thread only.
public final class TreePane extends VBox {
    private static final Texts TEXTS = Texts.of(TreePane.class);
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
    private final Button compute;
    private Query query = Query.ALL;
    private boolean quiet;

    /// What the tree asks the window for.
    ///
    /// @param layout tree or table
    /// @param known statistics that were computed, for a search for values
    /// @param compute computes the others
    /// @param clear empties the search field
    public record Surroundings(
            ObjectProperty<Layout> layout, Matches.Known known, Runnable compute, Runnable clear) {}

    /// @param outline what to show
    /// @param jobs searches large trees
    public TreePane(Outline outline, JobRunner jobs, Surroundings window) {
        this.outline = outline;
        this.tree = new RowTree(outline);
        this.search = new Search(outline, window.known(), jobs, this::show);
        this.compute =
                Parts.flat(
                        "fth-play",
                        TEXTS.get("match.compute"),
                        TEXTS.get("match.compute.tip"),
                        window.compute());
        compute.setGraphic(null);
        compute.managedProperty().bind(compute.visibleProperty());
        Button clear =
                Parts.flat(
                        "fth-x",
                        TEXTS.get("match.clear"),
                        TEXTS.get("match.clear.tip"),
                        window.clear());
        clear.setAccessibleText(TEXTS.get("match.clear"));
        clear.contentDisplayProperty()
                .bind(
                        Bindings.when(compute.visibleProperty())
                                .then(ContentDisplay.GRAPHIC_ONLY)
                                .otherwise(ContentDisplay.LEFT));
        this.strip = new HBox(matching, Parts.spring(), compute, clear);
        strip.getStyleClass().add("match-strip");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.setVisible(false);
        getStyleClass().add("tree-pane");
        getChildren().addAll(header(window.layout()), strip, tree);
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> follow(item));
    }

    private HBox header(ObjectProperty<Layout> layout) {
        byName.getStyleClass().addAll("bare", "square");
        byName.setAccessibleText(TEXTS.get("order.byName"));
        byName.setTooltip(Parts.tip(TEXTS.get("order.byName.tip")));
        byName.selectedProperty().subscribe((_, now) -> reorder(now));
        HBox header =
                new HBox(
                        new LayoutSwitch(layout),
                        Parts.spring(),
                        byName,
                        Parts.icon(
                                "fth-minimize-2",
                                TEXTS.get("order.collapse"),
                                TEXTS.get("order.collapse.tip"),
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
    public void filter(Query asked) {
        query = asked;
        search.ask(asked);
    }

    /// Statistics have arrived, so that other tensors may answer a search for values.
    public void figuresArrived() {
        if (query.asksForValues()) {
            search.ask(query);
        }
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
        compute.setVisible(found.filter(some -> some.unknown() > 0).isPresent());
    }

    private String counted(Matches some) {
        long all = outline.node(0).totals().tensors();
        int others = some.leaves(0) - some.tensors(0);
        if (some.unknown() > 0) {
            return TEXTS.get(
                    "match.unknown", Amounts.exact(some.tensors(0)), Amounts.exact(some.unknown()));
        }
        String tensors = Amounts.exact(some.tensors(0));
        return others == 0
                ? TEXTS.get("match.tensors", tensors, Amounts.exact(all))
                : TEXTS.get(
                        "match.both",
                        tensors,
                        Amounts.exact(all),
                        TEXTS.count("count.values", others));
    }

    /// Writes all numbers anew.
    public void reformat() {
        tree.refresh();
        matches.get().ifPresent(some -> matching.setText(counted(some)));
    }

    /// What is open, and where the tree is scrolled to.
    public TreePlace place() {
        return new TreePlace(tree.openNames(), byName.isSelected(), tree.top());
    }

    /// Opens what was open in another version of the file, by name, and scrolls there.
    public void restore(TreePlace place) {
        byName.setSelected(place.byName());
        quietly(() -> tree.openNames(place.open()));
        tree.scrollTo(place.top());
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
