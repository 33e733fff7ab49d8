package org.tensorloupe.ui.main;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Query;

/// The search field of the tool bar, with the number of hits.
final class SearchBox extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    private static final String PROMPT = "Search names, /regex/, dtype:bf16";

    private final TextField field = new TextField();
    private final Label hint = Parts.label("Ctrl F", "keycap");
    private final Label hits = Parts.label("", "caption");
    private final Button clear;
    private final Runnable leave;

    /// @param asked hears every change
    /// @param leave gives the keyboard to the tree
    SearchBox(Consumer<Query> asked, Runnable leave) {
        this.leave = leave;
        getStyleClass().add("search-box");
        field.setPromptText(PROMPT);
        field.setAccessibleText("Search");
        HBox.setHgrow(field, Priority.ALWAYS);
        clear = Parts.icon("fth-x", "Clear search", "Show all (Esc)", this::clear);
        for (Region part : new Region[] {hint, hits, clear}) {
            part.setMinWidth(Region.USE_PREF_SIZE);
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().setAll(Icons.of("fth-search", "muted"), field, hits, hint, clear);
        clear.setVisible(false);
        hits.setVisible(false);
        setOnMouseClicked(_ -> field.requestFocus());
        field.textProperty().subscribe((_, text) -> change(text, asked));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void change(String text, Consumer<Query> asked) {
        Query query = Query.parse(text);
        boolean empty = text.isEmpty();
        hint.setVisible(empty);
        clear.setVisible(!empty);
        hits.setVisible(!empty);
        field.pseudoClassStateChanged(CODE, text.startsWith("/"));
        field.getStyleClass().remove("mono");
        if (text.startsWith("/")) {
            field.getStyleClass().add("mono");
        }
        pseudoClassStateChanged(WRONG, !query.problem().isEmpty());
        field.setTooltip(query.problem().isEmpty() ? null : Parts.tip(query.problem()));
        asked.accept(query);
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            if (field.getText().isEmpty()) {
                leave.run();
            } else {
                clear();
            }
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
            leave.run();
            key.consume();
        }
    }

    /// Says less in an empty field.
    void setNarrow(boolean on) {
        field.setPromptText(on ? "Search names" : PROMPT);
        pseudoClassStateChanged(NARROW, on);
    }

    void hits(int count) {
        hits.setText(Quantities.exact(count));
    }

    void clear() {
        field.clear();
    }

    /// Puts the keyboard into the field and selects what stands there.
    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    String text() {
        return field.getText();
    }

    void setText(String text) {
        field.setText(text);
    }
}
