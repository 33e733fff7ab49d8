package org.tensorloupe.ui.table;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// The heading of a column: a click, Enter or the space bar sorts by it; with Shift it is added.
final class Heading extends Button {
    private static final Texts TEXTS = Texts.of(Heading.class);
    private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");

    private final Field field;
    private final TableModel model;
    private final StackPane arrow = Icons.small("fth-chevron-down");

    Heading(Field field, TableModel model) {
        super(field.title());
        this.field = field;
        this.model = model;
        getStyleClass().setAll("button", "heading");
        setAlignment(field.isOnTheRight() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(2);
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        setFocusTraversable(field.order() != null);
        boolean sorts = field.order() != null;
        setTooltip(Parts.tip(sorts ? TEXTS.get("field.sorts", field.tip()) : field.tip()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.orderProperty().subscribe(this::mark);
    }

    private void click(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
            model.sortBy(field, click.isShiftDown());
            click.consume();
        }
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            model.sortBy(field, key.isShiftDown());
            key.consume();
        }
    }

    private void mark(List<SortKey> keys) {
        int place =
                IntStream.range(0, keys.size())
                        .filter(i -> keys.get(i).field().equals(field))
                        .findFirst()
                        .orElse(-1);
        pseudoClassStateChanged(SORTED, place >= 0);
        if (place < 0) {
            setGraphic(null);
            setAccessibleText(field.title());
            return;
        }
        boolean down = keys.get(place).descending();
        ((FontIcon) arrow.getChildren().getFirst())
                .setIconLiteral(down ? "fth-chevron-down" : "fth-chevron-up");
        setGraphic(arrow);
        setAccessibleText(TEXTS.get("sort.by", keys.get(place).words()));
    }
}
