package org.tensorloupe.ui.error;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.ui.error.Problem.Grade;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// What stands in the window in place of a file that could not be opened. Of a file that is something
/// else, and in order, it says what it is and no more. JavaFX thread only.
public final class ErrorPage extends ScrollPane {
    private static final Texts TEXTS = Texts.of(ErrorPage.class);

    /// What the page can ask for.
    ///
    /// @param retry opens the file again
    /// @param another asks for another file
    /// @param copy puts text on the clipboard
    /// @param log where the log is
    public record Actions(Runnable retry, Runnable another, Consumer<String> copy, LogPlace log) {}

    private static final double WIDTH = 720;

    private final Button main;

    /// @param problem what is wrong
    public ErrorPage(Problem problem, Actions actions) {
        getStyleClass().add("page");
        setFitToWidth(true);
        HBox buttons = new HBox(8);
        VBox.setMargin(buttons, new Insets(28, 0, 0, 0));
        VBox page = new VBox(head(problem), buttons);
        TextScale.bind(WIDTH, page.maxWidthProperty());
        if (problem.grade() == Grade.NOTE) {
            main = Parts.main("fth-folder", TEXTS.get("page.another"), actions.another());
            buttons.getChildren().setAll(main);
        } else {
            main = Parts.main("fth-refresh-cw", TEXTS.get("page.retry"), actions.retry());
            main.setTooltip(Parts.tip(TEXTS.get("page.retry.tip")));
            Button another =
                    Parts.lined("fth-folder", TEXTS.get("page.another"), actions.another());
            buttons.getChildren().setAll(main, another);
            HBox log = LogRow.of(actions.log());
            VBox.setMargin(log, new Insets(12, 0, 0, 0));
            page.getChildren().addAll(tried(problem, actions.copy()), log);
        }
        StackPane centred = new StackPane(page);
        centred.setAlignment(Pos.TOP_CENTER);
        centred.setPadding(new Insets(56, 24, 24, 24));
        setContent(centred);
        setAccessibleText(problem.title() + ". " + problem.sentence());
    }

    /// @param more lines below the sentence
    static HBox head(Problem problem, Label... more) {
        Label title = Parts.paragraph(problem.title(), "error-title", "semibold");
        Label sentence = Parts.paragraph(problem.sentence(), "error-text");
        VBox texts = new VBox(4, title, sentence);
        texts.getChildren().addAll(more);
        HBox.setHgrow(texts, Priority.ALWAYS);
        StackPane icon = icon(problem.grade());
        HBox.setMargin(icon, new Insets(4, 0, 0, 0));
        return new HBox(12, icon, texts);
    }

    private static StackPane icon(Grade grade) {
        return switch (grade) {
            case NOTE -> Icons.boxed("fth-info", 24, 24, "accent");
            case WARNING -> Icons.boxed("fth-alert-triangle", 24, 24, "warning");
            case ERROR -> Icons.boxed("fth-alert-octagon", 24, 24, "danger");
        };
    }

    static VBox tried(Problem problem, Consumer<String> clipboard) {
        Button copy =
                Parts.small(
                        "fth-copy",
                        TEXTS.get("page.copy"),
                        TEXTS.get("page.copy.tip"),
                        () -> clipboard.accept(problem.details()));
        VBox box =
                new VBox(
                        8,
                        Parts.row(
                                8,
                                Parts.label(
                                        problem.tried().isEmpty()
                                                ? TEXTS.get("page.details")
                                                : TEXTS.get("page.tried"),
                                        "section-title",
                                        "semibold"),
                                Parts.spring(),
                                copy));
        for (FormatFault.Refusal refusal : problem.tried()) {
            Label format = Parts.label(refusal.format(), "key");
            TextScale.bind(160, format.minWidthProperty(), format.maxWidthProperty());
            Label reason = Parts.paragraph(refusal.reason(), "value");
            HBox.setHgrow(reason, Priority.ALWAYS);
            box.getChildren().add(new HBox(format, reason));
        }
        Label line = Parts.paragraph(problem.line(), "fault-line", "mono");
        line.setMaxWidth(Double.MAX_VALUE);
        VBox.setMargin(line, new Insets(8, 0, 0, 0));
        box.getChildren().add(line);
        box.getStyleClass().add("parted");
        box.setPadding(new Insets(16, 0, 0, 0));
        VBox.setMargin(box, new Insets(32, 0, 0, 0));
        return box;
    }

    /// Puts the keyboard on the main button.
    public void focusMain() {
        main.requestFocus();
    }

    /// The texts of the page, for reading aloud and for tests.
    public List<String> texts() {
        return lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }
}
