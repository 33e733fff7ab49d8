package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.code.TextPage;
import org.tensorloupe.ui.detail.SliceCode;
import org.tensorloupe.ui.error.CutPage;
import org.tensorloupe.ui.text.NoValues;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ShownSlice;
import org.tensorloupe.ui.view.TensorLook;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewCommand;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;

/// The middle of a document's pane: header with history, path and tabs, and the view below it.
final class Centre extends VBox {
    private static final Texts TEXTS = Texts.of(Centre.class);

    private final Document document;
    private final Outline outline;
    private final Shell context;
    private final IntConsumer select;
    private final History history = new History();
    private final Button back;
    private final Button forward;
    private final Crumbs crumbs;
    private final ViewTabs tabs;
    private final StackPane stage = new StackPane();
    private final Map<ViewPane, TensorView> views = new HashMap<>();
    private TensorLook look = new TensorLook();
    private @Nullable TensorView shown;
    private @Nullable TensorInfo tensor;
    private @Nullable TextPage text;

    /// @param select selects a node in the tree
    Centre(
            Document document,
            Outline outline,
            List<ViewPane> panes,
            Shell context,
            IntConsumer select) {
        this.document = document;
        this.outline = outline;
        this.context = context;
        this.select = select;
        getStyleClass().add("centre");
        setMinWidth(320);
        back =
                Parts.icon(
                        "fth-arrow-left",
                        TEXTS.get("nav.back"),
                        TEXTS.get("nav.back.tip"),
                        this::goBack);
        forward =
                Parts.icon(
                        "fth-arrow-right",
                        TEXTS.get("nav.forward"),
                        TEXTS.get("nav.forward.tip"),
                        this::goForward);
        crumbs = new Crumbs(outline, select);
        tabs = new ViewTabs(panes, this::present);
        tabs.managedProperty().bind(tabs.visibleProperty());
        HBox header = new HBox(back, forward, crumbs, tabs);
        header.getStyleClass().add("view-header");
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinSize(0, 0);
        getChildren().setAll(header, stage);
    }

    void goBack() {
        go(history.goBack());
    }

    void goForward() {
        go(history.goForward());
    }

    private void go(OptionalInt id) {
        id.ifPresent(select);
    }

    /// Shows a node: a tensor in the view that fits, anything else as a page.
    void show(int id) {
        history.visit(id);
        back.setDisable(!history.canGoBack());
        forward.setDisable(!history.canGoForward());
        crumbs.show(id);
        Node node = outline.node(id);
        leaveText();
        if (node instanceof TensorNode leaf) {
            tensor = leaf.tensor();
            tabs.setVisible(true);
            Optional<ViewPane> pane = tabs.offer(leaf.tensor());
            pane.ifPresentOrElse(this::present, () -> replace(null, nothing(leaf)));
        } else {
            tensor = null;
            tabs.setVisible(false);
            replace(null, page(id, node));
        }
    }

    /// How tensors are looked at where nothing else was chosen.
    TensorLook look() {
        return look;
    }

    /// Writes all numbers anew: with new views, as the old ones have written theirs.
    void reformat() {
        if (history.current() < 0 || text != null) {
            return;
        }
        views.values().forEach(TensorView::clear);
        views.clear();
        shown = null;
        look = look.copy();
        show(history.current());
    }

    private javafx.scene.Node page(int id, Node node) {
        FormatFault fault = document.checkpoint().fault();
        if (id == 0 && fault != null) {
            return cut(fault);
        }
        if (node instanceof TextNode leaf) {
            text = new TextPage(document, leaf, context);
            return text;
        }
        return NodePage.of(outline, id, select, context);
    }

    /// Shows a long list in place of the selected node, until that is asked for again.
    void list(Listing listing) {
        leaveText();
        int shownNode = history.current();
        text = new TextPage(document, listing, context, () -> show(shownNode));
        tabs.setVisible(false);
        replace(null, text);
    }

    private void leaveText() {
        if (text != null) {
            text.close();
            text = null;
        }
    }

    /// Finds a word in the text that is shown, if one is.
    ///
    /// @return whether it did
    boolean findInText() {
        if (text == null) {
            return false;
        }
        text.openFind();
        return true;
    }

    /// The text that is shown, if one is.
    Optional<TextPage> text() {
        return Optional.ofNullable(text);
    }

    private CutPage cut(FormatFault fault) {
        return new CutPage(
                document.checkpoint(),
                fault,
                name -> select.accept(outline.find(name)),
                context::copy);
    }

    private void present(ViewPane pane) {
        TensorView view = views.computeIfAbsent(pane, this::create);
        replace(view, view.node());
        if (tensor != null) {
            view.show(document, tensor);
        }
    }

    private TensorView create(ViewPane pane) {
        TensorView view = pane.create(context);
        view.share(look);
        return view;
    }

    /// Shows something of the selected tensor in the view that can.
    void show(ViewRequest request) {
        tabs.find(request)
                .filter(_ -> tensor != null)
                .ifPresent(pane -> {
                    if (shown == null || !shown.equals(views.get(pane))) {
                        leaveText();
                        tabs.setVisible(true);
                        tabs.choose(pane);
                    }
                    Objects.requireNonNull(views.get(pane)).answer(request);
                });
    }

    private void replace(@Nullable TensorView view, javafx.scene.Node node) {
        if (shown != null && !shown.equals(view)) {
            shown.clear();
        }
        shown = view;
        context.forgetReading();
        if (!stage.getChildren().equals(List.of(node))) {
            stage.getChildren().setAll(node);
        }
    }

    private static Label nothing(TensorNode node) {
        boolean drawn = node.tensor().numel() > 0 && node.tensor().hasValues();
        return Parts.label(drawn ? TEXTS.get("view.none") : NoValues.why(node), "muted");
    }

    /// Takes the view of a position, counted from 0.
    void choose(int position) {
        tabs.choose(position);
    }

    /// What the view offers for the menus.
    List<ViewCommand> commands() {
        if (shown == null) {
            return List.of();
        }
        List<ViewCommand> all = new ArrayList<>(shown.commands());
        for (ShownSlice slice : shown.slices()) {
            SliceCode.of(outline, history.current(), document.checkpoint(), slice)
                    .map(line ->
                            new ViewCommand(slice.title(), "fth-code", () -> context.copy(line)))
                    .ifPresent(all::add);
        }
        return all;
    }

    /// The words of the path, for tests.
    List<String> path() {
        return crumbs.words();
    }

    /// The views of a file, for another version of it.
    ///
    /// @param views those that were made, each showing nothing
    /// @param look what they have in common
    /// @param wanted the one the user chose last
    /// @param again brings what was shown back to where it was, once the new version shows it
    record Views(
            Map<ViewPane, TensorView> views,
            TensorLook look,
            Optional<ViewPane> wanted,
            Consumer<Centre> again) {}

    /// Gives the views away; shows nothing from now on.
    Views release() {
        Views given = new Views(Map.copyOf(views), look, tabs.wanted(), again());
        views.values().forEach(TensorView::clear);
        views.clear();
        shown = null;
        stage.getChildren().clear();
        return given;
    }

    private Consumer<Centre> again() {
        if (text != null) {
            int line = text.firstLine();
            return next -> next.text().ifPresent(page -> page.scrollTo(line));
        }
        Runnable back = shown == null ? () -> {} : shown.mark();
        return _ -> back.run();
    }

    /// Takes the views of another version of the file.
    void adopt(Views given) {
        views.putAll(given.views());
        look = given.look();
        given.wanted().ifPresent(tabs::want);
    }

    /// The title of the view that the user chose last; empty if none.
    String view() {
        return tabs.wanted().map(ViewPane::title).orElse("");
    }

    /// Prefers the view of a title, if there is one.
    void prefer(String title) {
        tabs.find(title).ifPresent(tabs::want);
    }

    /// Ends the work of all views.
    void close() {
        leaveText();
        views.values().forEach(TensorView::clear);
    }
}
