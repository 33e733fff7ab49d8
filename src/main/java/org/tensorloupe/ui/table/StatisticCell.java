package org.tensorloupe.ui.table;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;

/// A statistic, or a bar in its place until it is computed.
final class StatisticCell extends Cells.RowCell {
    private static final Texts TEXTS = Texts.of(StatisticCell.class);
    private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");

    private final Field field;
    private final Region pending = new Region();

    StatisticCell(Field field) {
        this.field = field;
        getStyleClass().addAll("mono", "figure", "right");
        pending.getStyleClass().add("pending");
        pending.setMaxWidth(Math.min(field.width() - 12, 40));
        setEllipsisString("…");
    }

    @Override
    void show(TensorRow row, RowState state) {
        String text =
                switch (state) {
                    case RowState.Ready _ -> field.text().apply(row);
                    case RowState.Empty _ -> Figures.NONE;
                    case RowState.Pending _, RowState.Failed _ -> "";
                };
        setText(text);
        setGraphic(state instanceof RowState.Pending ? pending : null);
        setAccessibleText(state instanceof RowState.Pending ? TEXTS.get("cell.pending") : text);
        pseudoClassStateChanged(ZERO, text.equals("0") || text.equals(Figures.NONE));
    }
}
