package org.tensorloupe.ui.table;

import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// A row of the table. Where a tensor cannot be read, it says why in the place of its statistics.
final class TensorTableRow extends TableRow<TensorRow> {
    private static final Texts TEXTS = Texts.of(TensorTableRow.class);
    private static final double MARGIN = 8;
    private static final double HEIGHT = 24;

    private final ToDoubleFunction<TensorTableRow> begin;
    private final Label failure = Parts.label("", "row-failure");
    private final Tooltip tip = Parts.tip("");
    private Subscription following = Subscription.EMPTY;

    /// @param begin where the columns of statistics begin, in pixels; negative if there are none
    TensorTableRow(ToDoubleFunction<TensorTableRow> begin) {
        this.begin = begin;
        failure.setGraphic(Icons.of("fth-alert-triangle", "warning"));
        failure.setGraphicTextGap(8);
        failure.setManaged(false);
        failure.setMouseTransparent(true);
        Parts.wrap(tip);
        TextScale.bind(640, tip.maxWidthProperty());
        tip.setShowDelay(Duration.millis(400));
    }

    @Override
    protected void updateItem(TensorRow row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || row == null) {
            failure.setText("");
            setTooltip(null);
            return;
        }
        setTooltip(tip);
        following = row.stateProperty().subscribe(state -> show(row, state));
    }

    private void show(TensorRow row, RowState state) {
        String why = state instanceof RowState.Failed(String sentence, _) ? sentence : "";
        failure.setText(why);
        String facts =
                Names.shown(row.tensor().name())
                        + "\n"
                        + String.join(
                                " · ",
                                Shapes.of(row.tensor().shape()),
                                row.tensor().dtype().name(),
                                TEXTS.count("count.elements", row.tensor().numel()));
        tip.setText(why.isEmpty() ? facts : facts + "\n" + why);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double x = begin.applyAsDouble(this);
        boolean shown = !failure.getText().isEmpty() && x >= 0 && !isEmpty();
        if (!shown) {
            getChildren().remove(failure);
            return;
        }
        Node last = getChildren().isEmpty() ? null : getChildren().getLast();
        if (!failure.equals(last)) {
            getChildren().remove(failure);
            getChildren().add(failure);
        }
        failure.resizeRelocate(
                x + MARGIN, 0, Math.max(0, getWidth() - x - 2 * MARGIN), TextScale.row(HEIGHT));
    }
}
