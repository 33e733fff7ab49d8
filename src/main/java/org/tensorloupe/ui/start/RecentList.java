package org.tensorloupe.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.ui.theme.Parts;

/// The files that were open. Enter or a click opens one, Delete takes it off the list.
final class RecentList extends VBox {
    private static final double ROW = 48;

    private final Recents recents;
    private final Set<Path> missing = new HashSet<>();
    private final Set<Path> folders = new HashSet<>();
    private final ListView<RecentFile> list;
    private final Consumer<Path> open;

    RecentList(Recents recents, JobRunner jobs, Consumer<Path> open) {
        super(8);
        this.recents = recents;
        this.open = open;
        this.list = new ListView<>(recents.files());
        list.setAccessibleText("Recent files");
        list.getStyleClass().add("recents");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> cell());
        list.prefHeightProperty().bind(Bindings.size(recents.files()).multiply(ROW).add(2));
        list.setOnKeyPressed(this::press);
        Button clear = Parts.flat("fth-x", "Clear list", "Forget all recent files", recents::clear);
        clear.setGraphic(null);
        clear.getStyleClass().add("quiet");
        HBox head =
                Parts.row(
                        0,
                        Parts.label("Recent files", "page-title", "semibold"),
                        Parts.spring(),
                        clear);
        head.setMinHeight(28);
        head.setStyle("-fx-padding: 0 4px 0 12px;");
        getChildren().addAll(head, list);
        clear.visibleProperty().bind(Bindings.isNotEmpty(recents.files()));
        look(jobs);
    }

    private RecentCell cell() {
        RecentCell cell = new RecentCell(missing, folders);
        cell.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && cell.getItem() != null) {
                open.accept(cell.getItem().path());
            }
        });
        return cell;
    }

    private void press(KeyEvent key) {
        RecentFile file = list.getSelectionModel().getSelectedItem();
        if (file == null) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER) {
            open.accept(file.path());
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE || key.getCode() == KeyCode.BACK_SPACE) {
            recents.remove(file.path());
            key.consume();
        }
    }

    /// What became of the files.
    private record Looked(Set<Path> missing, Set<Path> folders) {}

    private static Looked look(List<Path> paths) {
        return new Looked(
                paths.stream().filter(Files::notExists).collect(Collectors.toSet()),
                paths.stream().filter(Files::isDirectory).collect(Collectors.toSet()));
    }

    /// Looks, in the background, which files are gone, and which are folders.
    private void look(JobRunner jobs) {
        List<Path> paths = recents.files().stream().map(RecentFile::path).toList();
        jobs.submit(
                "Recent files",
                Priority.LATER,
                0,
                _ -> look(paths),
                outcome -> {
                    if (outcome instanceof Outcome.Done<Looked>(Looked looked)) {
                        missing.addAll(looked.missing());
                        folders.addAll(looked.folders());
                        list.refresh();
                    }
                });
    }

    /// Puts the keyboard on the first file.
    void focusList() {
        if (!recents.files().isEmpty()) {
            list.getSelectionModel().select(0);
            list.requestFocus();
        }
    }
}
