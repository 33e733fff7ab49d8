package org.tensorloupe.ui.code;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Slot;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewContext;

/// A text of the file, to read, search and copy. It reads in the background once it is made;
/// whoever takes it off the window calls [#close()]. JavaFX thread only.
public final class TextPage extends VBox {
    private static final Texts TEXTS = Texts.of(TextPage.class);

    /// @param size of the whole text, bytes
    private record Loaded(SourceText text, long size, CodeArea.Coloured coloured) {}

    private final String name;
    private final String language;
    private final ViewContext context;
    private final Slot slot = new Slot();
    private final HBox head;
    private final StackPane stage = new StackPane();
    private @Nullable CodeArea area;
    private @Nullable FindBar find;
    private int first;

    /// @param document reads the text
    /// @param context takes copies
    public TextPage(Document document, TextNode node, ViewContext context) {
        this(
                node.key(),
                node.language(),
                context,
                Parts.badge("fth-eye", TEXTS.get("page.badge"), "neutral"));
        slot.replace(
                document.run(
                        TEXTS.get("job.read", node.key()),
                        org.tensorloupe.load.Priority.VISIBLE,
                        Math.min(node.content().size(), SourceText.MOST),
                        monitor ->
                                loaded(
                                        SourceText.read(
                                                node,
                                                document.storages(),
                                                SourceText.MOST,
                                                monitor),
                                        node.content().size()),
                        this::arrived));
    }

    /// A list that is too long for the details.
    ///
    /// @param document runs the work
    /// @param context takes copies
    /// @param back goes back to what was shown before
    public TextPage(Document document, Listing listing, ViewContext context, Runnable back) {
        this(
                listing.title(),
                listing.language(),
                context,
                Parts.label(listing.title(), "semibold"));
        Button close =
                Parts.icon(
                        "fth-arrow-left", TEXTS.get("page.back"), TEXTS.get("page.back.tip"), back);
        head.getChildren().addFirst(close);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        back.run();
                        key.consume();
                    }
                });
        slot.replace(
                document.run(
                        listing.title(),
                        org.tensorloupe.load.Priority.VISIBLE,
                        0,
                        _ -> {
                            String text = listing.text().get();
                            return loaded(
                                    SourceText.of(text, listing.language(), 0), text.length());
                        },
                        outcome -> {
                            arrived(outcome);
                            area().ifPresent(Node::requestFocus);
                        }));
    }

    private TextPage(String name, String language, ViewContext context, Node title) {
        this.name = name;
        this.language = language;
        this.context = context;
        getStyleClass().add("text-page");
        head = Parts.row(8, title);
        head.getStyleClass().add("text-head");
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinSize(0, 0);
        getChildren().setAll(head, stage);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private Loaded loaded(SourceText text, long size) {
        return new Loaded(text, size, CodeArea.document(text, language));
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.F3) {
            next(key.isShiftDown() ? -1 : 1);
            key.consume();
        }
    }

    private void arrived(Outcome<Loaded> outcome) {
        switch (outcome) {
            case Outcome.Done<Loaded>(Loaded loaded) -> show(loaded);
            case Outcome.Failed<Loaded>(var fault) ->
                    fail(
                            TEXTS.get(
                                    "page.fault",
                                    FaultText.of(fault).title(),
                                    FaultText.of(fault).reason()),
                            FaultText.line(fault));
            case Outcome.Crashed<Loaded>(Throwable cause) ->
                    fail(TEXTS.get("page.failed"), Problem.of(name, cause).details());
            case Outcome.Cancelled<Loaded> _ -> {}
        }
    }

    private void fail(String sentence, String details) {
        Node failure = Parts.failure(sentence, () -> context.copy(details));
        VBox box = new VBox(failure);
        box.getStyleClass().add("text-failure");
        stage.getChildren().setAll(box);
    }

    private void show(Loaded loaded) {
        SourceText text = loaded.text();
        if (text.original().isEmpty()) {
            stage.getChildren().setAll(Parts.label(TEXTS.get("page.empty"), "muted"));
            return;
        }
        CodeArea shown = new CodeArea(loaded.coloured(), text.lines().size());
        FindBar bar = new FindBar(text.lines(), shown);
        area = shown;
        find = bar;
        head.getChildren().add(Parts.label(facts(text, loaded.size()), "caption"));
        if (text.laidOut()) {
            head.getChildren().add(Parts.label(TEXTS.get("page.laidOut"), "caption"));
        }
        Button search =
                Parts.small(
                        "fth-search",
                        TEXTS.get("page.find"),
                        TEXTS.get("page.find.tip"),
                        bar::open);
        Button copy =
                Parts.small(
                        "fth-copy",
                        TEXTS.get("page.copy"),
                        text.hidden() > 0
                                ? TEXTS.get("page.copy.part")
                                : TEXTS.get("page.copy.whole"),
                        () -> context.copy(text.original()));
        head.getChildren().addAll(Parts.spring(), search, copy);
        stage.getChildren().setAll(new VirtualizedScrollPane<>(shown));
        scrollTo(first);
        getChildren().setAll(head, bar, stage);
        if (text.hidden() > 0) {
            HBox rest =
                    Parts.row(
                            8,
                            Parts.label(
                                    TEXTS.get(
                                            "page.first",
                                            Amounts.bytes(loaded.size() - text.hidden()),
                                            Amounts.bytes(loaded.size()),
                                            Amounts.bytes(text.hidden())),
                                    "caption"));
            rest.getStyleClass().add("text-rest");
            getChildren().add(rest);
        }
    }

    private String facts(SourceText text, long size) {
        return "%s · %s · %s"
                .formatted(
                        language.isEmpty() ? TEXTS.get("page.plain") : language,
                        TEXTS.count("page.lines", text.lines().size()),
                        Amounts.bytes(size));
    }

    /// The line at the top, counted from 0.
    public int firstLine() {
        CodeArea shown = area;
        return shown == null || shown.getVisibleParagraphs().isEmpty()
                ? first
                : shown.firstVisibleParToAllParIndex();
    }

    /// Scrolls, as soon as the text is there.
    ///
    /// @param line to stand at the top, counted from 0, if there are so many
    public void scrollTo(int line) {
        first = line;
        if (area != null && line > 0) {
            area.showParagraphAtTop(Math.min(line, area.getParagraphs().size() - 1));
        }
    }

    /// Opens the field that finds a word.
    public void openFind() {
        if (find != null) {
            find.open();
        }
    }

    private void next(int by) {
        if (find != null) {
            find.step(by);
        }
    }

    /// Stops reading and lets go of the text.
    public void close() {
        slot.clear();
        if (area != null) {
            area.dispose();
        }
    }

    /// The area with the text, once it is there; for tests.
    Optional<CodeArea> area() {
        return Optional.ofNullable(area);
    }
}
