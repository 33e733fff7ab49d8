package org.tensorloupe.ui.picture.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewContext;

/// What stands in place of a picture that cannot be shown.
public final class Sentence {
    private static final Texts TEXTS = Texts.of(Sentence.class);

    private Sentence() {}

    /// Words that say why there is nothing: `No elements`.
    public static Region quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("picture-sentence");
        Parts.wrap(label);
        return centred(label);
    }

    /// A fault of the file, with a way to copy its details.
    public static Region fault(Outcome.Failed<?> failed, ViewContext context) {
        String details = FaultText.line(failed.fault());
        return trouble(
                TEXTS.get("trouble.fault", FaultText.of(failed.fault()).title(), details),
                details,
                context);
    }

    /// A defect of the program, with a way to copy its details.
    public static Region defect(Outcome.Crashed<?> crashed, ViewContext context) {
        return trouble(TEXTS.get("trouble.picture"), details(crashed.cause()), context);
    }

    private static String details(Throwable cause) {
        StringBuilder text = new StringBuilder(cause.toString());
        for (StackTraceElement element : cause.getStackTrace()) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    private static Region trouble(String sentence, String details, ViewContext context) {
        Label label = new Label(sentence);
        Parts.wrap(label);
        label.getStyleClass().add("picture-trouble");
        Button copy =
                Parts.lined("fth-copy", TEXTS.get("trouble.copy"), () -> context.copy(details));
        return centred(Icons.of("fth-alert-triangle", "warning"), label, copy);
    }

    private static Region centred(Node... nodes) {
        HBox box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane pane = new StackPane(box);
        pane.getStyleClass().add("picture-empty");
        return pane;
    }
}
