package org.tensorloupe.ui.table;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.theme.TextScale;

/// Bytes, with a bar behind them that compares the tensor with the largest one.
final class BytesCell extends Cells.RowCell {
    private static final double WIDTH = 68;

    private final Field field;
    private final long largest;
    private final Region bar = new Region();
    private final Label text = new Label();
    private final StackPane box = new StackPane(bar, text);

    BytesCell(Field field, long largest) {
        this.field = field;
        this.largest = largest;
        getStyleClass().add("bytes");
        bar.getStyleClass().add("size-bar");
        text.getStyleClass().addAll("mono", "size-text");
        text.setMinWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        StackPane.setAlignment(text, Pos.CENTER_RIGHT);
        TextScale.bind(WIDTH, box.minWidthProperty(), box.maxWidthProperty());
        TextScale.bindRow(16, box.minHeightProperty(), box.maxHeightProperty());
    }

    @Override
    void show(TensorRow row, RowState state) {
        double share = largest == 0 ? 0 : (double) row.tensor().byteSize() / largest;
        double width = Math.rint(TextScale.px(WIDTH) * share);
        bar.setVisible(width >= 1);
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        text.setText(field.text().apply(row));
        setGraphic(box);
        setAccessibleText(text.getText());
    }
}
