package org.tensorloupe.ui.main;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.SplitPane;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.model.Node;
import org.tensorloupe.ui.detail.DetailsPane;
import org.tensorloupe.ui.tree.Matches;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.tree.Query;
import org.tensorloupe.ui.tree.TreePane;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewPane;

/// An open file: tree, view and details side by side. It owns the document. JavaFX thread only.
final class DocumentPane extends SplitPane {
    private static final double TREE = 335;
    private static final double DETAILS = 279;

    private final Document document;
    private final Outline outline;
    private final TreePane tree;
    private final Centre centre;
    private final DetailsPane details;
    private double detailsWidth = DETAILS;
    private boolean placed;

    /// @param clearSearch empties the search field
    DocumentPane(
            Document document,
            List<ViewPane> views,
            JobRunner jobs,
            Shell context,
            Runnable clearSearch) {
        this.document = document;
        this.outline = new Outline(document.checkpoint(), document.optimizers());
        this.tree = new TreePane(outline, jobs, clearSearch);
        this.centre = new Centre(document, outline, views, context, tree::select);
        this.details = new DetailsPane(document, outline, context, tree::select, centre::list);
        tree.setMinWidth(240);
        tree.setPrefWidth(TREE);
        tree.setMaxWidth(640);
        details.setMinWidth(240);
        details.setPrefWidth(DETAILS);
        details.setMaxWidth(480);
        getItems().setAll(tree, centre, details);
        setResizableWithParent(tree, false);
        setResizableWithParent(details, false);
        tree.selectedProperty().subscribe(id -> show(id.intValue()));
        document.checkpoint().stateDicts().stream()
                .map(outline::findGroup)
                .filter(id -> id > 0)
                .findFirst()
                .or(this::onlyChild)
                .ifPresent(tree::open);
        tree.select(0);
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
            place(TREE);
        }
        super.layoutChildren();
    }

    private void place(double treeWidth) {
        double width = getWidth();
        setDividerPosition(0, treeWidth / width);
        if (getItems().contains(details)) {
            setDividerPosition(1, 1 - detailsWidth / width);
        }
    }

    private void show(int id) {
        if (id >= 0) {
            centre.show(id);
            details.show(id);
        }
    }

    /// Shows or hides the details.
    void showDetails(boolean on) {
        if (on == getItems().contains(details)) {
            return;
        }
        double treeWidth = tree.getWidth() > 0 ? tree.getWidth() : TREE;
        if (on) {
            getItems().add(details);
        } else {
            detailsWidth = details.getWidth() > 0 ? details.getWidth() : detailsWidth;
            getItems().remove(details);
        }
        if (placed) {
            place(treeWidth);
        }
    }

    void filter(Query query) {
        tree.filter(query);
    }

    ReadOnlyObjectProperty<Optional<Matches>> matches() {
        return tree.matchesProperty();
    }

    void focusTree() {
        tree.focusTree();
    }

    void collapse() {
        tree.collapse();
    }

    void back() {
        centre.goBack();
    }

    void forward() {
        centre.goForward();
    }

    void chooseView(int position) {
        centre.choose(position);
    }

    List<ViewCommand> commands() {
        return centre.commands();
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
        centre.close();
        details.close();
        document.close();
    }
}
