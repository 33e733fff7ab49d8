package org.tensorloupe.ui.picture.filters;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterStatistics;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// Statistics of the selected filter: of the channel that is shown, and its norm over all.
final class FilterFigures {
    private static final Texts TEXTS = Texts.of(FilterFigures.class);

    private final FilterModel model;
    private final GridPane node = new GridPane();
    private final Label min = value();
    private final Label max = value();
    private final Label mean = value();
    private final Label std = value();
    private final Label norm = value();
    private final Label whole = value();
    private final Label normKey = key("L2");

    FilterFigures(FilterModel model) {
        this.model = model;
        node.setHgap(4);
        node.setVgap(4);
        ColumnConstraints keys = new ColumnConstraints();
        ColumnConstraints gap = new ColumnConstraints(4);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setHalignment(HPos.RIGHT);
        ColumnConstraints secondKeys = new ColumnConstraints();
        node.getColumnConstraints().addAll(keys, values, gap, secondKeys, values);
        RowConstraints line = new RowConstraints();
        TextScale.bindRow(16, line.minHeightProperty(), line.prefHeightProperty());
        TextScale.bindRow(16, line.maxHeightProperty());
        node.getRowConstraints().addAll(line, line, line);
        node.addRow(0, key("min"), min, new Label(), key("max"), max);
        node.addRow(1, key("mean"), mean, new Label(), key("std"), std);
        node.addRow(2, normKey, norm, new Label(), key(TEXTS.get("figure.all")), whole);
    }

    /// The figures as a node.
    GridPane node() {
        return node;
    }

    private static Label key(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("picture-caption");
        TextScale.bind(48, label.minWidthProperty());
        return label;
    }

    private static Label value() {
        Label label = new Label();
        label.getStyleClass().addAll("mono", "picture-figure");
        return label;
    }

    /// Shows the model's selection.
    void update() {
        FilterPicture picture = model.picture().get();
        int filter = model.selected().get();
        if (picture == null || filter >= picture.data().filters()) {
            return;
        }
        PlaneSummary plane = PlaneSummary.of(picture.planes(filter, model.selectedChannel().get()));
        min.setText(text(plane.min()));
        max.setText(text(plane.max()));
        mean.setText(text(plane.mean()));
        std.setText(text(plane.std()));
        norm.setText(text(plane.norm()));
        boolean rgb = model.channel().get() instanceof FilterChannel.Rgb;
        normKey.setText(
                rgb
                        ? TEXTS.get("figure.rgb")
                        : TEXTS.get("figure.channel", PictureText.count(model.shownChannel())));
        FilterStatistics statistics = model.statistics().get();
        whole.setText(statistics == null ? "" : text(statistics.filters().get(filter).norm()));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? Figures.NONE : Figures.of(value);
    }
}
