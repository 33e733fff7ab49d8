package org.tensorloupe.ui.table;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.shape.Circle;
import org.tensorloupe.model.Finding;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// A name with a dot if there are findings. Where it does not fit, what all names begin with goes
/// first, then it is cut in the middle.
final class NameCell extends Cells.RowCell {
    private static final Texts TEXTS = Texts.of(NameCell.class);
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Circle dot = new Circle(3);

    private final TableContents contents;

    NameCell(TableContents contents) {
        this.contents = contents;
        getStyleClass().add("name");
        dot.getStyleClass().add("finding-dot");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setEllipsisString("…");
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(8);
    }

    @Override
    void show(TensorRow row, RowState state) {
        String name = row.tensor().name();
        setText(
                name.isEmpty()
                        ? TEXTS.get("cell.unnamed")
                        : Names.shown(contents.shortened(name, getWidth())));
        setAccessibleText(name);
        Finding.Severity severity = row.severity();
        dot.pseudoClassStateChanged(ERROR, severity == Finding.Severity.ERROR);
        setGraphic(severity == Finding.Severity.INFO ? null : dot);
    }
}
