package org.tensorloupe.ui.start;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.Disk;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.Scrolling;
import org.tensorloupe.ui.theme.TextScale;

/// What stands in the window while no file is open. JavaFX thread only.
public final class StartPage extends StackPane {
    /// What the page can ask for.
    ///
    /// @param choose asks for files
    /// @param open opens a recent one
    /// @param find asks where a missing recent one is now
    /// @param paste opens what is on the clipboard
    /// @param demo opens the network that comes with the program
    /// @param keys shows the keys
    public record Actions(
            Runnable choose,
            Consumer<Path> open,
            Consumer<Path> find,
            Runnable paste,
            Runnable demo,
            Runnable keys) {}

    private static final Texts TEXTS = Texts.of(StartPage.class);
    private static final double EDGE = 24;
    private static final double GAP = 48;
    private static final double LEAST_LIST = 500;
    private static final double RIGHT = 384;
    private static final double LEAST_RIGHT = 270;

    private final Actions actions;
    private final RecentList list;
    private final Button open;

    /// @param recents files that were open
    /// @param disk looks which of them are gone
    public StartPage(Recents recents, Disk disk, Actions actions) {
        this.actions = actions;
        getStyleClass().add("page");
        open = Parts.main("fth-folder", TEXTS.get("open.choose"), actions.choose());
        list = new RecentList(recents, disk, actions);
        list.setMinWidth(400);
        TextScale.bind(640, list.prefWidthProperty());
        VBox right = new VBox(dropArea(), newHere(), reads());
        HBox page = new HBox(GAP, list, right);
        TextScale.bind(1072, page.maxWidthProperty());
        page.setAlignment(Pos.TOP_CENTER);
        if (recents.files().isEmpty()) {
            page.getChildren().remove(list);
        }
        StackPane whole = new StackPane(page);
        whole.setAlignment(Pos.TOP_CENTER);
        whole.setPadding(new Insets(88, 24, 24, 24));
        getChildren().add(new Scrolling(whole));
        widthProperty().subscribe(() -> share(right));
        TextScale.follow(this, () -> share(right));
    }

    /// Where text is large the list gets its least room first, then the right side.
    private void share(Region right) {
        double room = getWidth() - 2 * EDGE - GAP - LEAST_LIST;
        double width = Math.clamp(room, TextScale.px(LEAST_RIGHT), TextScale.px(RIGHT));
        right.setMinWidth(width);
        right.setMaxWidth(width);
    }

    private VBox dropArea() {
        StackPane icon = Icons.boxed("fth-download", 32, 40, "muted");
        Label title = Parts.label(TEXTS.get("drop.title"), "page-title", "semibold");
        TextScale.bindRow(24, title.minHeightProperty());
        Label below = Parts.label(TEXTS.get("drop.text"), "caption");
        Button paste = Parts.lined("fth-clipboard", TEXTS.get("paste.path"), actions.paste());
        paste.setTooltip(Parts.tip(TEXTS.get("paste.tip")));
        HBox buttons = new HBox(8, open, paste);
        buttons.setAlignment(Pos.CENTER);
        TextScale.bindRow(16, below.minHeightProperty());
        VBox.setMargin(title, new Insets(12, 0, 0, 0));
        VBox.setMargin(below, new Insets(4, 0, 0, 0));
        VBox.setMargin(buttons, new Insets(20, 0, 0, 0));
        VBox area = new VBox(icon, title, below, buttons);
        area.getStyleClass().add("drop-area");
        return area;
    }

    private VBox newHere() {
        Label title = Parts.label(TEXTS.get("new.here"), "section-heading", "semibold");
        TextScale.bindRow(20, title.minHeightProperty());
        VBox.setMargin(title, new Insets(0, 0, 4, 0));
        VBox box =
                new VBox(
                        title,
                        link(
                                "fth-play-circle",
                                TEXTS.get("new.demo"),
                                TEXTS.get("new.demo.note"),
                                actions.demo()),
                        keys());
        box.setPadding(new Insets(24, 4, 0, 4));
        return box;
    }

    private HBox keys() {
        HBox row = link("fth-command", TEXTS.get("new.keys"), "", actions.keys());
        row.getChildren().removeLast();
        row.getChildren().add(Parts.label("?", "keycap"));
        return row;
    }

    private static HBox link(String icon, String text, String note, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.getStyleClass().add("plain-link");
        button.setOnAction(_ -> action.run());
        return Parts.row(12, button, Parts.spring(), Parts.label(note, "caption"));
    }

    private static VBox reads() {
        Label title = Parts.label(TEXTS.get("reads.title"), "section-heading", "semibold");
        TextScale.bindRow(20, title.minHeightProperty());
        VBox box =
                new VBox(
                        4,
                        title,
                        Parts.paragraph(TEXTS.get("reads.text"), "caption", "start-text"));
        box.getStyleClass().add("parted");
        box.setPadding(new Insets(16, 4, 0, 4));
        VBox.setMargin(box, new Insets(20, 0, 0, 0));
        return box;
    }

    /// Puts the keyboard on the first recent file, or on the main button if there is none.
    public void focusList() {
        if (!list.focusList()) {
            open.requestFocus();
        }
    }
}
