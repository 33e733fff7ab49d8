package org.tensorloupe.ui.detail;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.theme.WrappedName;

/// The parts that all kinds of details share.
final class Heads {
    private static final Texts TEXTS = Texts.of(Heads.class);
    private static final int LONG = 32;
    private static final int LONGEST_TIP = 1200;

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

    /// The copy buttons, in a row as long as there is room.
    static FlowPane copies(Button... buttons) {
        StackPane icon = Icons.of("fth-copy", "muted");
        FlowPane row = new FlowPane(icon);
        FlowPane.setMargin(icon, new javafx.geometry.Insets(0, 4, 0, 0));
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
        return new Section(TEXTS.get("code.title")).with(code);
    }

    /// What is left out of a list, and the button that shows it.
    static HBox all(String left, String label, Runnable show) {
        return Parts.row(
                8,
                Parts.label(left, "caption"),
                Parts.spring(),
                Parts.small("fth-list", label, TEXTS.get("list.tip"), show));
    }

    /// A tooltip of many words: wrapped, and never the whole screen.
    static Tooltip longTip(String text) {
        Tooltip tip =
                Parts.tip(
                        text.length() <= LONGEST_TIP ? text : text.substring(0, LONGEST_TIP) + "…");
        Parts.wrap(tip);
        TextScale.bind(424, tip.maxWidthProperty());
        return tip;
    }
}
