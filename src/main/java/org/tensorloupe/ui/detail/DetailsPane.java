package org.tensorloupe.ui.detail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Slot;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// What is known of the selected node. Only the last selected tensor's work goes on. JavaFX thread
/// only.
public final class DetailsPane extends ScrollPane {
    private static final Texts TEXTS = Texts.of(DetailsPane.class);

    private final Document document;
    private final Outline outline;
    private final ViewContext context;
    private final IntConsumer select;
    private final Consumer<Listing> list;
    private final Slot statistics = new Slot();
    private final Slot place = new Slot();
    private @Nullable Map<StorageRef, List<Integer>> users;

    /// @param select selects a node in the tree
    /// @param list shows what is too long for this pane
    public DetailsPane(
            Document document,
            Outline outline,
            ViewContext context,
            IntConsumer select,
            Consumer<Listing> list) {
        this.list = list;
        this.document = document;
        this.outline = outline;
        this.context = context;
        this.select = select;
        getStyleClass().add("details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(TEXTS.get("pane.name"));
    }

    /// Shows a node.
    public void show(int id) {
        statistics.clear();
        place.clear();
        if (outline.node(id) instanceof TensorNode node) {
            TensorDetails details =
                    new TensorDetails(
                            document,
                            outline,
                            id,
                            node,
                            sharing(node.tensor(), id),
                            context,
                            select,
                            list,
                            statistics);
            replace(details);
            details.begin(place);
        } else {
            replace(new GroupDetails(document, outline, id, context, select, list));
        }
    }

    private void replace(Region details) {
        setContent(details);
        setVvalue(0);
    }

    private List<Integer> sharing(TensorInfo tensor, int id) {
        StorageRef storage = tensor.storage();
        if (storage == null) {
            return List.of();
        }
        if (users == null) {
            users = new HashMap<>();
            for (int i = 0; i < outline.size(); i++) {
                if (outline.node(i) instanceof TensorNode node && node.tensor().storage() != null) {
                    users.computeIfAbsent(node.tensor().storage(), _ -> new ArrayList<>()).add(i);
                }
            }
        }
        return users.getOrDefault(storage, List.of()).stream().filter(i -> i != id).toList();
    }

    /// The words shown, top to bottom, for tests.
    public List<String> texts() {
        return getContent() == null
                ? List.of()
                : getContent().lookupAll(".label").stream()
                        .map(node -> ((Label) node).getText())
                        .toList();
    }

    /// Ends all work.
    public void close() {
        statistics.clear();
        place.clear();
    }
}
