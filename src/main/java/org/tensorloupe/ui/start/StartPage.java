package org.tensorloupe.ui.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// What stands in the window while no file is open. JavaFX thread only.
public final class StartPage extends StackPane {
    /// What the page can ask for.
    ///
    /// @param choose asks for files
    /// @param chooseFolder asks for a folder
    /// @param open opens one
    /// @param demo opens the network that comes with the program
    /// @param keys shows the keys
    /// @param complain says why something does not work
    public record Actions(
            Runnable choose,
            Runnable chooseFolder,
            Consumer<Path> open,
            Runnable demo,
            Runnable keys,
            Consumer<String> complain) {}

    private static final String READS =
            "PyTorch files of all ages, TorchScript, safetensors, GGUF, NumPy, and folders of shards,"
                    + " whatever their names say. Files may be larger than memory. Nothing in a file"
                    + " is ever run.";

    private final Actions actions;
    private final RecentList list;

    /// @param recents files that were open
    /// @param jobs looks which of them are gone
    public StartPage(Recents recents, JobRunner jobs, Actions actions) {
        this.actions = actions;
        getStyleClass().add("page");
        list = new RecentList(recents, jobs, actions.open());
        list.setMinWidth(400);
        list.setPrefWidth(640);
        VBox right = new VBox(dropArea(), newHere(), reads());
        right.setMinWidth(384);
        right.setMaxWidth(384);
        HBox page = new HBox(48, list, right);
        page.setMaxWidth(1072);
        page.setAlignment(Pos.TOP_CENTER);
        if (recents.files().isEmpty()) {
            page.getChildren().remove(list);
        }
        setAlignment(Pos.TOP_CENTER);
        setPadding(new Insets(88, 24, 24, 24));
        getChildren().add(page);
    }

    private VBox dropArea() {
        StackPane icon = Icons.boxed("fth-download", 32, 40, "muted");
        Label title = Parts.label("Drop weights here", "page-title", "semibold");
        Label below = Parts.label("files, or the folder of a model in shards", "caption");
        Button paste = Parts.lined("fth-clipboard", "Paste a path", this::paste);
        paste.setTooltip(Parts.tip("Open the file whose path is on the clipboard"));
        Button folder = Parts.lined("", "Folder…", actions.chooseFolder());
        folder.setTooltip(Parts.tip("Open the folder of a model in several files (Ctrl+Shift+O)"));
        HBox buttons =
                new HBox(8, Parts.main("fth-folder", "Open…", actions.choose()), folder, paste);
        buttons.setAlignment(Pos.CENTER);
        VBox.setMargin(title, new Insets(12, 0, 0, 0));
        VBox.setMargin(below, new Insets(4, 0, 0, 0));
        VBox.setMargin(buttons, new Insets(20, 0, 0, 0));
        VBox area = new VBox(icon, title, below, buttons);
        area.getStyleClass().add("drop-area");
        return area;
    }

    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        String path = text == null ? "" : text.strip().replaceAll("^\"|\"$|^file://", "");
        if (path.isEmpty()) {
            actions.complain().accept("The clipboard holds no path");
            return;
        }
        try {
            actions.open().accept(Path.of(path));
        } catch (InvalidPathException _) {
            actions.complain().accept("The clipboard holds no path");
        }
    }

    private VBox newHere() {
        Label title = Parts.label("New here", "section-heading", "semibold");
        VBox.setMargin(title, new Insets(0, 0, 4, 0));
        VBox box =
                new VBox(
                        title,
                        link(
                                "fth-play-circle",
                                "Open the demo network",
                                "built in",
                                actions.demo()),
                        keys());
        box.setPadding(new Insets(24, 4, 0, 4));
        return box;
    }

    private HBox keys() {
        HBox row = link("fth-command", "Keys", "", actions.keys());
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
        VBox box =
                new VBox(
                        4,
                        Parts.label("Reads", "section-heading", "semibold"),
                        Parts.paragraph(READS, "caption", "error-text"));
        box.getStyleClass().add("parted");
        box.setPadding(new Insets(16, 4, 0, 4));
        VBox.setMargin(box, new Insets(20, 0, 0, 0));
        return box;
    }

    /// Puts the keyboard on the first recent file.
    public void focusList() {
        list.focusList();
    }
}
