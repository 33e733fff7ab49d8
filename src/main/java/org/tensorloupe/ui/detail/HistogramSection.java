package org.tensorloupe.ui.detail;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// The small histogram with its title and a switch between linear and logarithmic heights.
final class HistogramSection extends VBox {
    private static final Texts TEXTS = Texts.of(HistogramSection.class);

    private final HistogramChart chart;
    private final Section section = new Section(TEXTS.get("histogram.title"));
    private final Button scale;

    /// @param open shows the histogram large
    HistogramSection(Runnable open) {
        chart = new HistogramChart(open);
        scale =
                Parts.flat(
                        "fth-bar-chart-2",
                        TEXTS.get("histogram.linear"),
                        TEXTS.get("histogram.heights"),
                        this::turn);
        scale.setGraphic(null);
        scale.getStyleClass().setAll("button", "crumb");
        scale.setVisible(false);
        section.beside(scale).with(chart);
        getChildren().setAll(section);
    }

    private void turn() {
        scale.setText(chart.turn() ? TEXTS.get("histogram.log") : TEXTS.get("histogram.linear"));
    }

    void show(Summary summary) {
        if (summary.finite() == 0) {
            showNone(
                    summary.count() == 0
                            ? TEXTS.get("histogram.empty")
                            : TEXTS.get("histogram.noFinite"));
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
