package org.tensorloupe.ui.table;

import javafx.scene.control.TableCell;
import org.tensorloupe.ui.table.Field.Look;

/// Makes the cells of a column. JavaFX thread only.
final class Cells {
    private Cells() {}

    /// @param contents what the rows are compared with
    static TableCell<TensorRow, RowState> of(Field field, TableContents contents) {
        return switch (field.look()) {
            case NAME -> new NameCell(contents);
            case WORD, FIGURE -> new FigureCell(field);
            case BYTES -> new BytesCell(field, contents.largest());
            case SPARKLINE -> new SparklineCell();
            case STATISTIC -> new StatisticCell(field);
        };
    }

    /// A cell that knows its row.
    abstract static class RowCell extends TableCell<TensorRow, RowState> {
        @Override
        protected void updateItem(RowState state, boolean empty) {
            super.updateItem(state, empty);
            var items = getTableView() == null ? null : getTableView().getItems();
            int index = getIndex();
            if (empty || state == null || items == null || index < 0 || index >= items.size()) {
                setText("");
                setGraphic(null);
                return;
            }
            show(items.get(index), state);
        }

        /// Draws a row.
        abstract void show(TensorRow row, RowState state);
    }

    /// A word or number that is known from the start.
    private static final class FigureCell extends RowCell {
        private final Field field;

        FigureCell(Field field) {
            this.field = field;
            boolean quiet = field.look() == Look.WORD || field.name().equals("shape");
            getStyleClass().addAll("mono", "figure");
            if (quiet) {
                getStyleClass().add("quiet");
            }
            if (field.isOnTheRight()) {
                getStyleClass().add("right");
            }
            setEllipsisString("…");
        }

        @Override
        void show(TensorRow row, RowState state) {
            setText(field.text().apply(row));
        }
    }
}
