package org.tensorloupe.ui.detail;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.theme.Parts;

/// The small histogram with its title and a switch between linear and logarithmic heights.
final class HistogramSection extends VBox {
    private final HistogramChart chart;
    private final Section section = new Section("Histogram");
    private final Button scale;

    /// @param open shows the histogram large
    HistogramSection(Runnable open) {
        chart = new HistogramChart(open);
        scale =
                Parts.flat(
                        "fth-bar-chart-2", "linear", "Heights: linear or logarithmic", this::turn);
        scale.setGraphic(null);
        scale.getStyleClass().setAll("button", "crumb");
        scale.setVisible(false);
        section.beside(scale).with(chart);
        getChildren().setAll(section);
    }

    private void turn() {
        scale.setText(chart.turn() ? "log" : "linear");
    }

    void show(Summary summary) {
        if (summary.finite() == 0) {
            showNone(summary.count() == 0 ? "No elements" : "No finite elements");
            return;
        }
        scale.setVisible(true);
        chart.show(summary);
    }

    void showNone(String why) {
        section.getChildren().remove(chart);
        section.with(Parts.paragraph(why, "caption"));
    }
}
