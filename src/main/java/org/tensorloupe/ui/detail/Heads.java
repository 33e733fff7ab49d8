package org.tensorloupe.ui.detail;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.model.Finding;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.WrappedName;

/// The parts that all kinds of details share.
final class Heads {
    private static final int LONG = 32;

    private Heads() {}

    /// Name, wrapped at dots and never cut, and a line below.
    static VBox of(String name, String below) {
        WrappedName title =
                name.length() > LONG
                        ? new WrappedName("details-name", "semibold", "long")
                        : new WrappedName("details-name", "semibold");
        title.show(name);
        VBox head = new VBox(title, Parts.paragraph(below, "caption"));
        head.getStyleClass().add("details-head");
        return head;
    }

    /// The row of copy buttons.
    static HBox copies(Button... buttons) {
        StackPane icon = Icons.of("fth-copy", "muted");
        HBox row = new HBox(icon);
        HBox.setMargin(icon, new javafx.geometry.Insets(0, 4, 0, 0));
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("copy-row");
        return row;
    }

    /// A line of code in a box.
    static Section code(String line) {
        Label code = Parts.label(line, "code-box", "mono");
        code.setTextOverrun(javafx.scene.control.OverrunStyle.ELLIPSIS);
        code.setMaxWidth(Double.MAX_VALUE);
        code.setTooltip(Parts.tip(line));
        return new Section("In PyTorch").with(code);
    }

    /// Findings, worst first.
    static Section findings(List<Finding> findings) {
        Section section = new Section("Findings");
        for (Finding finding : findings) {
            Label text = Parts.paragraph(finding.message(), "value");
            HBox.setHgrow(text, Priority.ALWAYS);
            section.with(new HBox(8, icon(finding.severity()), text));
        }
        return section;
    }

    private static StackPane icon(Finding.Severity severity) {
        return switch (severity) {
            case INFO -> Icons.of("fth-info", "muted");
            case WARNING -> Icons.of("fth-alert-triangle", "warning");
            case ERROR -> Icons.of("fth-x-octagon", "danger");
        };
    }
}
