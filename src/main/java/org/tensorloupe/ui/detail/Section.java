package org.tensorloupe.ui.detail;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.theme.Parts;

/// A part of the details pane: a title and rows of names and values.
final class Section extends VBox {
    private final HBox head;

    Section(String title) {
        getStyleClass().add("section");
        Label label = Parts.label(title, "section-title", "semibold");
        label.setMinWidth(Region.USE_PREF_SIZE);
        head = new HBox(label, Parts.spring());
        head.getStyleClass().add("section-head");
        getChildren().add(head);
    }

    /// Puts something to the right of the title.
    Section beside(Node node) {
        head.getChildren().add(node);
        return this;
    }

    /// Adds a node below.
    Section with(Node node) {
        getChildren().add(node);
        return this;
    }

    /// A grid of names on the left and values on the right.
    static GridPane pairs() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("pairs");
        grid.getColumnConstraints().setAll(column(Priority.NEVER), column(Priority.ALWAYS));
        return grid;
    }

    /// A grid of two names and two values a row.
    static GridPane quads() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("quads");
        ColumnConstraints gap = new ColumnConstraints(8);
        grid.getColumnConstraints()
                .setAll(column(Priority.NEVER), half(), gap, column(Priority.NEVER), half());
        grid.setHgap(2);
        return grid;
    }

    private static ColumnConstraints column(Priority grow) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(grow);
        if (grow == Priority.NEVER) {
            column.setMinWidth(Region.USE_PREF_SIZE);
        }
        return column;
    }

    private static ColumnConstraints half() {
        ColumnConstraints column = new ColumnConstraints(40, 76, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    /// Adds a name and a value in digits.
    static Label add(GridPane grid, String key, String value) {
        Label label = Parts.label(value, "value", "mono");
        add(grid, key, label);
        return label;
    }

    /// Adds a name and a value in words.
    static Label words(GridPane grid, String key, String value) {
        Label label = Parts.label(value, "value");
        add(grid, key, label);
        return label;
    }

    /// Adds a name and any node.
    static void add(GridPane grid, String key, Region value) {
        value.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), Parts.label(key, "key"), value);
    }
}
