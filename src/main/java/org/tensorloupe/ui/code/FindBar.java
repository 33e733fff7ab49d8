package org.tensorloupe.ui.code;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Finds a word in the text: Enter or F3 goes to the next place, with Shift to the one before,
/// Esc goes back to the text. JavaFX thread only.
final class FindBar extends HBox {
    private static final Texts TEXTS = Texts.of(FindBar.class);

    private final List<String> lines;
    private final CodeArea area;
    private final TextField field = new TextField();
    private final Label count = Parts.label("", "caption", "mono");
    private Finder found = Finder.NONE;
    private int at = -1;

    FindBar(List<String> lines, CodeArea area) {
        super(8);
        this.lines = lines;
        this.area = area;
        getStyleClass().addAll("row", "find-bar");
        field.setPromptText(TEXTS.get("find.prompt"));
        TextScale.bind(240, field.prefWidthProperty());
        field.setAccessibleText(TEXTS.get("find.prompt"));
        field.textProperty().subscribe(this::seek);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        count.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .setAll(
                        Icons.of("fth-search", "muted"),
                        field,
                        count,
                        Parts.spring(),
                        Parts.icon(
                                "fth-chevron-up",
                                TEXTS.get("find.previous"),
                                TEXTS.get("find.previous.tip"),
                                () -> step(-1)),
                        Parts.icon(
                                "fth-chevron-down",
                                TEXTS.get("find.next"),
                                TEXTS.get("find.next.tip"),
                                () -> step(1)),
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("find.close"),
                                TEXTS.get("find.close.tip"),
                                this::hide));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            step(key.isShiftDown() ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            hide();
            key.consume();
        }
    }

    /// Shows the field, with the selected word in it, and gives it the keyboard.
    void open() {
        setVisible(true);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.length() < 80 && !selected.contains("\n")) {
            field.setText(selected);
        }
        field.requestFocus();
        field.selectAll();
    }

    private void hide() {
        setVisible(false);
        area.requestFocus();
    }

    private void seek(String word) {
        found = Finder.of(lines, word);
        at = -1;
        if (found.count() > 0) {
            at = found.after(area.getCurrentParagraph(), area.selectionStart());
            reveal();
        }
        tell(word);
    }

    /// Goes some places on, around the end; opens the field if nothing is sought.
    void step(int by) {
        if (field.getText().isEmpty()) {
            open();
        } else if (found.count() > 0) {
            at = Math.floorMod(at + by, found.count());
            reveal();
            tell(field.getText());
        }
    }

    private void reveal() {
        Finder.Place place = found.places().get(at);
        area.reveal(place.line(), place.from(), place.to());
    }

    private void tell(String word) {
        String all = Amounts.exact(found.count());
        count.setText(
                word.isEmpty()
                        ? ""
                        : found.count() == 0
                                ? TEXTS.get("find.none")
                                : TEXTS.get(
                                        found.more() ? "find.place.more" : "find.place",
                                        Amounts.exact(at + 1),
                                        all));
    }

    /// What the bar says, for tests.
    String text() {
        return count.getText();
    }

    TextField field() {
        return field;
    }
}
