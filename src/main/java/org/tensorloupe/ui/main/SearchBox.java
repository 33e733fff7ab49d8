package org.tensorloupe.ui.main;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Query;

/// The search field of the tool bar, with the number of hits.
final class SearchBox extends CustomTextField {
    private static final Texts TEXTS = Texts.of(SearchBox.class);

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    private final Label hint = Parts.label(TEXTS.get("cap.search"), "keycap");
    private final Label hits = Parts.label("", "caption");
    private final Button clear;
    private final Runnable leave;

    /// @param asked hears every change
    /// @param leave gives the keyboard to the tree
    SearchBox(Consumer<Query> asked, Runnable leave) {
        this.leave = leave;
        getStyleClass().add("search-box");
        setPromptText(TEXTS.get("search.prompt"));
        setAccessibleText(TEXTS.get("search.label"));
        clear =
                Parts.icon(
                        "fth-x",
                        TEXTS.get("search.clear"),
                        TEXTS.get("search.clear.tip"),
                        this::clear);
        for (Region part : new Region[] {hint, hits, clear}) {
            part.setMinWidth(Region.USE_PREF_SIZE);
            part.managedProperty().bind(part.visibleProperty());
        }
        setLeft(Icons.of("fth-search", "muted"));
        setRight(Parts.row(8, hits, hint, clear));
        clear.setVisible(false);
        hits.setVisible(false);
        textProperty().subscribe((_, text) -> change(text, asked));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void change(String text, Consumer<Query> asked) {
        Query query = Query.parse(text);
        boolean empty = text.isEmpty();
        hint.setVisible(empty);
        clear.setVisible(!empty);
        hits.setVisible(!empty);
        pseudoClassStateChanged(CODE, text.startsWith("/"));
        getStyleClass().remove("mono");
        if (text.startsWith("/")) {
            getStyleClass().add("mono");
        }
        pseudoClassStateChanged(WRONG, !query.problem().isEmpty());
        setTooltip(query.problem().isEmpty() ? null : Parts.tip(query.problem()));
        asked.accept(query);
    }

    private void press(KeyEvent key) {
        if (key.getTarget() != this) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            if (getText().isEmpty()) {
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
        setPromptText(on ? TEXTS.get("search.prompt.brief") : TEXTS.get("search.prompt"));
        pseudoClassStateChanged(NARROW, on);
    }

    void hits(int count) {
        hits.setText(Amounts.exact(count));
    }

    /// Puts the keyboard into the field and selects what stands there.
    void focusField() {
        requestFocus();
        selectAll();
    }
}
