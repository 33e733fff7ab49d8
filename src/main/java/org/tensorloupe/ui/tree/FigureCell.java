package org.tensorloupe.ui.tree;

import java.util.function.Supplier;
import javafx.scene.control.TreeTableCell;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;

/// The shape of a tensor, the element count of a group (matches while a filter is on), a value.
final class FigureCell extends TreeTableCell<Row, Row> {
    private final Supplier<RowItem.Source> source;

    FigureCell(Supplier<RowItem.Source> source) {
        this.source = source;
        getStyleClass().addAll("figure-cell", "mono");
        setEllipsisString("…");
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? "" : text(row));
    }

    private String text(Row row) {
        if (row.node() instanceof TensorNode node) {
            return Shapes.of(node.tensor().shape());
        }
        if (row.node() instanceof ValueNode value) {
            return value.text().lines().findFirst().map(Names::shown).orElse("");
        }
        return source.get()
                .matches()
                .map(matches -> Amounts.exact(matches.leaves(row.id())))
                .orElseGet(() -> elements(row));
    }

    private static String elements(Row row) {
        return row.node().totals().tensors() == 0
                ? ""
                : Amounts.count(row.node().totals().elements());
    }
}
