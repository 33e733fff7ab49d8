package org.tensorloupe.ui.histogram;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.theme.TextScale;

/// What is in the bin under the cursor, beside it.
final class HistogramTip {
    private static final double OFFSET = 12;
    private static final double LONGEST = 220;

    private final VBox node = new VBox(2);

    HistogramTip() {
        node.getStyleClass().addAll("picture-card", "picture-tip", "histogram-tip");
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    /// The tip as a node, to be placed by [#show].
    VBox node() {
        return node;
    }

    /// Shows a bin, or nothing.
    ///
    /// @param bin -1 for nothing
    void show(Chart chart, int bin, PlotArea area) {
        node.setVisible(bin >= 0);
        if (bin < 0) {
            return;
        }
        node.getChildren()
                .setAll(
                        label(BinText.edges(chart, bin), "picture-caption"),
                        label(BinText.count(chart, bin), "picture-value"));
        for (Chart.Line line : chart.lines()) {
            node.getChildren().add(row(line, bin));
        }
        node.applyCss();
        node.autosize();
        double left = area.x(chart.axis(), chart.bins().edge(bin));
        double right = area.x(chart.axis(), chart.bins().edge(bin + 1));
        double x = Math.min(right, area.right()) + OFFSET;
        if (x + node.getWidth() > area.right()) {
            x = Math.max(area.left(), left - OFFSET - node.getWidth());
        }
        node.relocate(Math.rint(x), Math.rint(area.top() + OFFSET));
    }

    private static Node row(Chart.Line line, int bin) {
        Label name = new Label(Names.shown(line.overlay().tensor().name()));
        name.getStyleClass().add("picture-caption");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        TextScale.bind(LONGEST, name.maxWidthProperty());
        Label share =
                label(
                        Amounts.exact(line.counts().in(bin))
                                + " · "
                                + BinText.share(line.share(bin)),
                        "picture-value");
        HBox row = new HBox(6, Legend.swatch(line.overlay().colour()), name, share);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", style);
        return label;
    }
}
