package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tensorloupe.ui.table.Statistician.Progress;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Below the table: how many rows there are and what they add up to, under the columns they are of,
/// and how far the statistics are.
final class TableFooter extends Region {
    private static final Texts TEXTS = Texts.of(TableFooter.class);
    private static final double HEIGHT = 28;
    private static final double TURN = 20;
    private static final double GAP = 12;
    private static final double INSET = 8;

    private final TableModel model;
    private final TensorTable table;
    private final Statistician statistician;
    private final Label rows = Parts.label("", "value", "semibold");
    private final Label elements = Parts.label("", "value", "mono");
    private final Label bytes = Parts.label("", "value", "mono");
    private final Label progress = Parts.label("", "caption");
    private final Button turn;

    TableFooter(TableModel model, TensorTable table, Statistician statistician) {
        this.model = model;
        this.table = table;
        this.statistician = statistician;
        getStyleClass().add("table-footer");
        turn = Parts.small("", TEXTS.get("footer.stop"), "", this::turn);
        getChildren().setAll(rows, elements, bytes, progress, turn);
        model.shownProperty().subscribe(this::count);
        statistician.progressProperty().subscribe(this::count);
        table.widthProperty().subscribe(this::requestLayout);
        count();
    }

    private void turn() {
        if (statistician.isRunning()) {
            statistician.stop();
        } else {
            statistician.start();
        }
    }

    /// Counts again.
    void count() {
        List<TensorRow> shown = model.shown();
        long numbers = 0;
        long size = 0;
        int pending = 0;
        int failed = 0;
        for (TensorRow row : shown) {
            numbers += row.node().totals().elements();
            size += row.node().totals().bytes();
            pending += row.isPending() ? 1 : 0;
            failed += row.state() instanceof RowState.Failed ? 1 : 0;
        }
        int all = model.rows().size();
        rows.setText(
                shown.size() == all
                        ? TEXTS.count("count.tensors", all)
                        : TEXTS.count("footer.some", all, Amounts.exact(shown.size())));
        elements.setText(Amounts.exact(numbers));
        bytes.setText(Amounts.bytes(size));
        progress.setText(words(shown.size(), pending, failed));
        boolean running = statistician.isRunning();
        turn.setText(running ? TEXTS.get("footer.stop") : TEXTS.get("footer.goOn"));
        turn.setVisible(running || statistician.progressProperty().get() == Progress.STOPPED);
        requestLayout();
    }

    private String words(int all, int pending, int failed) {
        List<String> words = new ArrayList<>();
        model.filterProperty()
                .get()
                .matches()
                .filter(found -> found.unknown() > 0)
                .ifPresent(found -> words.add(TEXTS.count("footer.unknown", found.unknown())));
        if (pending > 0) {
            words.add(
                    TEXTS.get(
                            "footer.progress",
                            Amounts.exact(all - pending),
                            Amounts.exact(pending)));
        } else if (all > 0) {
            words.add(TEXTS.get("footer.computed"));
        }
        if (pending > 0 && statistician.isRunning()) {
            words.add(TEXTS.get("footer.order"));
        }
        if (failed > 0) {
            words.add(TEXTS.count("footer.failed", failed));
        }
        return String.join("; ", words);
    }

    @Override
    protected double computePrefHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected double computeMinHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        double x = place(rows, GAP) + GAP;
        x = placeUnder(elements, "numel", x) + GAP;
        x = placeUnder(bytes, "bytes", x) + GAP;
        double width = turn.isVisible() ? turn.prefWidth(-1) + 2 * GAP : GAP;
        double room = Math.max(0, getWidth() - x - width);
        progress.resizeRelocate(
                x, 1, Math.min(room, progress.prefWidth(-1)), TextScale.row(HEIGHT) - 1);
        turn.resizeRelocate(
                progress.getLayoutX() + progress.getWidth() + GAP,
                (TextScale.row(HEIGHT) - TextScale.row(TURN)) / 2,
                turn.prefWidth(-1),
                TextScale.row(TURN));
    }

    private double place(Label label, double x) {
        double width = label.prefWidth(-1);
        label.resizeRelocate(snapPositionX(x), 1, width, TextScale.row(HEIGHT) - 1);
        return x + width;
    }

    /// Ends where the column ends, unless there is no room for it.
    private double placeUnder(Label label, String column, double x) {
        double end = table.endOf(column) - INSET;
        return place(label, Math.max(x, end - label.prefWidth(-1)));
    }

    /// All words, for tests.
    String text() {
        return String.join(
                " · ",
                rows.getText(),
                elements.getText(),
                bytes.getText(),
                progress.getText(),
                turn.isVisible() ? turn.getText() : "");
    }
}
