package org.tensorloupe.ui.main;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.FormatWords;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.CursorReading;

/// The status bar: the file in figures, the running job, what is under the cursor.
final class StatusStrip extends HBox {
    private static final Texts TEXTS = Texts.of(StatusStrip.class);
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final HBox facts = Parts.row(0);
    private final JobStatus job;
    private final Button version;
    private final Label index = Parts.label("", "muted", "mono");
    private final Label value = Parts.label("", "mono");
    private final HBox cursor = new HBox(index, value);

    StatusStrip(JobRunner jobs, String version) {
        getStyleClass().add("status-strip");
        this.job = new JobStatus(jobs);
        this.version =
                Parts.small("", "Tensorloupe " + version, TEXTS.get("version.tip"), () -> {});
        this.version.getStyleClass().setAll("button", "bare", "status-version");
        HBox end = new HBox(this.version);
        end.getStyleClass().add("status-job");
        end.managedProperty().bind(end.visibleProperty());
        end.visibleProperty().bind(cursor.visibleProperty().not());
        cursor.getStyleClass().add("status-cursor");
        cursor.managedProperty().bind(cursor.visibleProperty());
        index.setMinWidth(Region.USE_PREF_SIZE);
        value.setMinWidth(Region.USE_PREF_SIZE);
        facts.setMinWidth(0);
        HBox.setHgrow(facts, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(facts, job, cursor, end);
        showNothing();
    }

    /// What a click on the version does.
    void onVersion(Runnable action) {
        version.setOnAction(_ -> action.run());
    }

    void showNothing() {
        facts.getChildren().setAll(part(Parts.label(TEXTS.get("status.none"), "muted"), false));
        cursor.setVisible(false);
        cursor(null);
    }

    void showName(String name) {
        facts.getChildren().setAll(file(name, false));
        cursor.setVisible(false);
        cursor(null);
    }

    /// @param folder whether it was opened as a folder
    void show(Checkpoint checkpoint, boolean folder) {
        String format = FormatWords.of(checkpoint);
        facts.getChildren()
                .setAll(
                        file(checkpoint.fileName(), folder),
                        figure(
                                checkpoint.isDamaged()
                                        ? TEXTS.get("status.damaged", format)
                                        : format),
                        figure(TEXTS.count("count.tensors", checkpoint.root().totals().tensors())),
                        figure(Amounts.count(checkpoint.parameters())),
                        figure(Amounts.bytes(checkpoint.tensorBytes())),
                        badge(checkpoint));
        cursor.setVisible(true);
        cursor(null);
    }

    private static HBox file(String name, boolean folder) {
        HBox part = part(Parts.label(Names.shown(name), "medium"), true);
        part.getChildren().addFirst(Icons.of(folder ? "fth-folder" : "fth-file", "muted"));
        part.pseudoClassStateChanged(FIRST, true);
        return part;
    }

    private static HBox figure(String text) {
        Label label = Parts.label(text, "mono");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return part(label, true);
    }

    private static HBox part(Label label, boolean line) {
        HBox part = new HBox(label);
        part.getStyleClass().add("status-part");
        if (!line) {
            part.setStyle("-fx-border-width: 0; -fx-padding: 0 12px 0 4px;");
        }
        return part;
    }

    private static HBox badge(Checkpoint checkpoint) {
        ImportBadge badge = ImportBadge.of(checkpoint.imports());
        Label label = Parts.badge(badge.icon(), badge.text(), badge.grade());
        label.setTooltip(Parts.tip(badge.explanation()));
        HBox box = new HBox(label);
        box.getStyleClass().add("status-badge");
        return box;
    }

    void cursor(@Nullable CursorReading reading) {
        cursor(
                reading == null ? "" : Figures.shown(reading.index().toString()),
                reading == null ? "" : Figures.shown(reading.value()));
    }

    /// Shows what is somewhere; nothing where both are empty.
    void cursor(String where, String what) {
        index.setText(where);
        value.setText(where.isEmpty() && what.isEmpty() ? "" : " = " + what);
    }

    /// Listens no longer to the jobs.
    void close() {
        job.close();
    }

    /// All words of the bar, for tests.
    String text() {
        StringBuilder text = new StringBuilder();
        lookupAll(".label").forEach(node -> text.append(((Label) node).getText()).append(" · "));
        return text.toString();
    }
}
