package org.tensorloupe.ui.main;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.main.FileTab.Notice;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// A quiet bar above the file in front: that it has changed on disk, and what can be done about it.
/// It takes the keyboard from nobody. JavaFX thread only.
final class ChangeBar extends HBox {
    private static final Texts TEXTS = Texts.of(ChangeBar.class);

    private final OpenFiles files;
    private final StackPane icon = new StackPane();
    private final Label words = Parts.label("", "value");
    private final Button copy;
    private final Button reload;
    private final Button ignore;
    private Subscription following = Subscription.EMPTY;

    /// @param reload opens the file in front again
    /// @param shell takes what is copied
    ChangeBar(OpenFiles files, Runnable reload, Shell shell) {
        this.files = files;
        getStyleClass().add("change-bar");
        this.copy =
                Parts.small("fth-copy", TEXTS.get("reload.copy"), "", () -> shell.copy(details()));
        this.reload =
                Parts.small(
                        "fth-refresh-cw",
                        TEXTS.get("reload.do"),
                        TEXTS.get("reload.do.tip"),
                        reload);
        this.ignore =
                Parts.small(
                        "",
                        TEXTS.get("reload.ignore"),
                        TEXTS.get("reload.ignore.tip"),
                        this::ignore);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        getChildren().setAll(icon, words, copy, this.reload, ignore);
        managedProperty().bind(visibleProperty());
        for (Button button : new Button[] {copy, this.reload, ignore}) {
            button.managedProperty().bind(button.visibleProperty());
        }
        setVisible(false);
        files.currentProperty().subscribe(this::follow);
    }

    private void ignore() {
        FileTab tab = files.currentProperty().get();
        if (tab != null) {
            files.reloads().ignore(tab);
        }
    }

    private String details() {
        FileTab tab = files.currentProperty().get();
        return tab != null && tab.noticeProperty().get() instanceof Notice.Refused(Problem problem)
                ? problem.details()
                : "";
    }

    private void follow(@Nullable FileTab tab) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (tab == null) {
            setVisible(false);
        } else {
            following = tab.noticeProperty().subscribe(notice -> show(tab, notice));
        }
    }

    private void show(FileTab tab, Notice notice) {
        setVisible(!(notice instanceof Notice.None));
        if (!isVisible()) {
            return;
        }
        String name = Names.visible(tab.title());
        boolean bad = notice instanceof Notice.Refused || notice instanceof Notice.Gone;
        icon.getChildren()
                .setAll(
                        bad
                                ? Icons.of("fth-alert-triangle", "warning")
                                : Icons.of("fth-refresh-cw", "muted"));
        words.setText(words(notice, name));
        words.setTooltip(
                notice instanceof Notice.Refused(Problem p) ? Parts.tip(p.details()) : null);
        copy.setVisible(notice instanceof Notice.Refused);
        reload.setVisible(!(notice instanceof Notice.Gone));
        reload.setDisable(notice instanceof Notice.Reloading);
        ignore.setVisible(!(notice instanceof Notice.Reloading));
        setAccessibleText(words.getText());
    }

    private static String words(Notice notice, String name) {
        return switch (notice) {
            case Notice.Changed _ -> TEXTS.get("reload.changed", name);
            case Notice.Writing _ -> TEXTS.get("reload.writing", name);
            case Notice.Gone _ -> TEXTS.get("reload.gone", name);
            case Notice.Reloading _ -> TEXTS.get("reload.running", name);
            case Notice.Refused(Problem problem) ->
                    TEXTS.get("reload.refused", name, problem.title());
            case Notice.None _ -> "";
        };
    }

    /// What it says; empty while it is hidden.
    String text() {
        return isVisible() ? words.getText() : "";
    }
}
