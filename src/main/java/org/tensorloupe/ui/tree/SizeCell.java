package org.tensorloupe.ui.tree;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.theme.TextScale;

/// Bytes, with a bar behind them for a tensor's or group's share of the whole file.
final class SizeCell extends TreeTableCell<Row, Row> {
    private static final double WIDTH = 60;

    private final Supplier<RowItem.Source> source;
    private final Region bar = new Region();
    private final Label text = new Label();
    private final StackPane box = new StackPane(bar, text);

    SizeCell(Supplier<RowItem.Source> source) {
        this.source = source;
        getStyleClass().add("size-cell");
        bar.getStyleClass().add("size-bar");
        text.getStyleClass().addAll("mono", "size-text");
        text.setMinWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        StackPane.setAlignment(text, Pos.CENTER_RIGHT);
        TextScale.bind(WIDTH, box.minWidthProperty(), box.maxWidthProperty());
        TextScale.bindRow(16, box.minHeightProperty(), box.maxHeightProperty());
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (!empty && row != null && row.node() instanceof TextNode leaf) {
            bar.setVisible(false);
            text.setText(Amounts.bytes(leaf.content().size()));
            setGraphic(box);
            return;
        }
        if (empty || row == null || row.node().totals().tensors() == 0) {
            setGraphic(null);
            return;
        }
        RowItem.Source shown = source.get();
        long whole = shown.outline().node(0).totals().bytes();
        long bytes =
                shown.matches()
                        .map(matches -> matches.bytes(row.id()))
                        .orElseGet(() -> row.node().totals().bytes());
        double width = whole == 0 ? 0 : Math.rint(TextScale.px(WIDTH) * ((double) bytes / whole));
        bar.setVisible(width >= 1 && shown.matches().isEmpty());
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        text.setText(Amounts.bytes(bytes));
        setGraphic(box);
    }
}
