package org.tensorloupe.ui.error;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// The report of a defect: what happened in a sentence, the details as they would be sent, where the
/// log is, and the way back to work. JavaFX thread only.
final class DefectCard extends VBox {
    private static final Texts TEXTS = Texts.of(DefectCard.class);
    private static final double WIDTH = 640;

    private final Button main =
            Parts.main("fth-check", TEXTS.get("defect.continue"), () -> close().run());
    private final Button copy =
            Parts.small(
                    "fth-copy", TEXTS.get("defect.copy"), TEXTS.get("defect.copy.tip"), () -> {});
    private final Label count = Parts.badge("fth-repeat", "", "neutral");
    private final Label others = Parts.label("", "caption");
    private final String fingerprint;
    private Runnable close = () -> {};
    private long more;

    /// @param log where the log is
    DefectCard(Defect defect, LogPlace log) {
        super(16);
        fingerprint = defect.fingerprint();
        getStyleClass().addAll("question", "defect-card");
        TextScale.bind(WIDTH, prefWidthProperty(), maxWidthProperty());
        setMaxHeight(USE_PREF_SIZE);
        String details = ReportText.of(defect);
        HBox buttons = Parts.row(12, main, others);
        getChildren().setAll(head(), details(details), LogRow.of(log), buttons);
        setPadding(new Insets(24));
        setAccessibleText(TEXTS.get("defect.title") + ". " + TEXTS.get("defect.sentence"));
        repeated(defect.count());
        count.managedProperty().bind(count.visibleProperty());
    }

    private Runnable close() {
        return close;
    }

    private HBox head() {
        Label title = Parts.paragraph(TEXTS.get("defect.title"), "error-title", "semibold");
        Label sentence = Parts.paragraph(TEXTS.get("defect.sentence"), "error-text");
        HBox first = Parts.row(8, title, count);
        VBox texts = new VBox(4, first, sentence);
        HBox.setHgrow(texts, Priority.ALWAYS);
        StackPane icon = Icons.boxed("fth-alert-octagon", 24, 24, "danger");
        HBox.setMargin(icon, new Insets(4, 0, 0, 0));
        return new HBox(12, icon, texts);
    }

    private VBox details(String details) {
        copy.setOnAction(_ -> copy(details));
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setPrefRowCount(9);
        text.getStyleClass().addAll("defect-details", "mono");
        text.setAccessibleText(TEXTS.get("defect.details"));
        return new VBox(
                8,
                Parts.row(
                        8,
                        Parts.label(TEXTS.get("defect.details"), "section-title", "semibold"),
                        Parts.spring(),
                        copy),
                text);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// @param action what ends the report
    void onContinue(Runnable action) {
        close = action;
    }

    /// Puts the keyboard on the main button.
    void focusMain() {
        main.requestFocus();
    }

    /// Whether a part is the main button, the last one that the keyboard reaches.
    boolean isMain(@Nullable Node part) {
        return main.equals(part);
    }

    /// Puts the keyboard on the first part that it reaches.
    void focusFirst() {
        copy.requestFocus();
    }

    /// Counts this one again, or another one.
    void add(Defect defect) {
        if (defect.fingerprint().equals(fingerprint)) {
            repeated(defect.count());
        } else {
            more++;
            others.setText(TEXTS.count("defect.others", more));
        }
    }

    private void repeated(long times) {
        count.setVisible(times > 1);
        count.setText(TEXTS.get("defect.times", times));
    }
}
