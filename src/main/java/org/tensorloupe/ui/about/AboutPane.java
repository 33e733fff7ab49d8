package org.tensorloupe.ui.about;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// About the program: version, what it runs on, and all that ships, with the whole text of each
/// licence. JavaFX thread only.
public final class AboutPane extends VBox {
    private static final Texts TEXTS = Texts.of(AboutPane.class);
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;
    private static final double LIST = 312;

    private final JobRunner jobs;
    private final ListView<Component> list = new ListView<>();
    private final TextArea text = new TextArea();

    /// @param jobs reads lists and texts
    /// @param copy puts text on the clipboard
    /// @param close takes the pane away
    public AboutPane(JobRunner jobs, Consumer<String> copy, Runnable close) {
        super(16);
        this.jobs = jobs;
        getStyleClass().add("about-pane");
        TextScale.bind(WIDTH, prefWidthProperty());
        TextScale.bind(HEIGHT, prefHeightProperty());
        list.setCellFactory(_ -> new ComponentCell());
        list.getStyleClass().add("components");
        TextScale.bind(LIST, list.minWidthProperty(), list.prefWidthProperty());
        list.setAccessibleText(TEXTS.get("components.label"));
        list.setPlaceholder(Parts.paragraph(TEXTS.get("components.none"), "caption"));
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("licence-text", "mono");
        text.setAccessibleText(TEXTS.get("licence.text"));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox body = new HBox(12, list, text);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head(copy, close), body);
        // Lists and texts keep Esc to themselves.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        close.run();
                    }
                });
        jobs.submit(
                TEXTS.get("licence.job"),
                org.tensorloupe.load.Priority.ASKED,
                0,
                _ -> Components.load(),
                this::loaded);
    }

    private static HBox head(Consumer<String> copy, Runnable close) {
        BuildInfo build = BuildInfo.get();
        String version =
                TEXTS.get(
                        "about.runtime",
                        System.getProperty("java.version", ""),
                        System.getProperty("javafx.version", ""),
                        System.getProperty("os.name", ""),
                        System.getProperty("os.arch", ""));
        VBox words =
                new VBox(
                        4,
                        Parts.label(build.line(), "error-title", "semibold"),
                        Parts.label(TEXTS.get("about.what"), "value"),
                        Parts.label(version, "caption"));
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(
                8,
                words,
                Parts.small(
                        "fth-copy",
                        TEXTS.get("about.copy"),
                        TEXTS.get("about.copy.tip"),
                        () -> copy.accept(build.line() + "\n" + version)),
                Parts.icon("fth-x", TEXTS.get("about.close"), TEXTS.get("about.close.tip"), close));
    }

    /// What gets the keyboard.
    public Node first() {
        return list;
    }

    private void loaded(Outcome<List<Component>> outcome) {
        if (outcome instanceof Outcome.Done<List<Component>>(List<Component> all)) {
            list.getItems().setAll(all);
            list.getSelectionModel().selectFirst();
        }
    }

    private void show(@Nullable Component component) {
        if (component != null) {
            jobs.submit(
                    TEXTS.get("licence.job"),
                    org.tensorloupe.load.Priority.ASKED,
                    0,
                    _ -> component.text().read(),
                    outcome -> arrived(component, outcome));
        }
    }

    private void arrived(Component component, Outcome<String> outcome) {
        if (component.equals(list.getSelectionModel().getSelectedItem())) {
            text.setText(
                    outcome instanceof Outcome.Done<String>(String words)
                            ? words
                            : TEXTS.get("licence.unreadable"));
            text.setScrollTop(0);
        }
    }
}
