package org.tensorloupe.ui.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Disk.Found;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// A file that was open: name over folder, format, size or `Missing`, and when.
final class RecentCell extends ListCell<RecentFile> {
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private static final Texts TEXTS = Texts.of(RecentCell.class);

    /// Widths from which format and time are shown.
    private static final double FOR_FORMAT = 480;

    private static final double FOR_TIME = 320;

    private final Map<Path, Found> found;
    private final Label name = Parts.label("", "recent-name", "medium");
    private final Label folder = Parts.label("", "caption");
    private final Label format = Parts.label("", "caption");
    private final Label size = Parts.label("", "value", "mono");
    private final Label when = Parts.label("", "caption");
    private final Label lost = Parts.badge("fth-alert-triangle", TEXTS.get("recent.lost"), "warn");
    private final Label silent =
            Parts.badge("fth-alert-triangle", TEXTS.get("recent.silent"), "neutral");
    private final Button find;
    private final StackPane here = Icons.of("fth-file", "muted");
    private final StackPane folderIcon = Icons.of("fth-folder", "muted");
    private final StackPane gone = Icons.of("fth-file-minus", "muted");
    private final HBox box;

    /// @param found what is known to stand at the paths
    /// @param finder asks where a missing file is now
    RecentCell(Map<Path, Found> found, Consumer<Path> finder) {
        this.found = found;
        find =
                Parts.small(
                        "",
                        TEXTS.get("recent.find"),
                        TEXTS.get("recent.find.tip"),
                        () -> finder.accept(getItem().path()));
        find.setFocusTraversable(false);
        setPrefWidth(0);
        fix(format, 88, Pos.CENTER_LEFT);
        fix(size, 72, Pos.CENTER_RIGHT);
        fix(when, 88, Pos.CENTER_RIGHT);
        VBox names = new VBox(name, folder);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        box =
                new HBox(
                        12,
                        new StackPane(here, folderIcon, gone),
                        names,
                        format,
                        find,
                        Parts.row(0, size, lost, silent),
                        when);
        box.setAlignment(Pos.CENTER_LEFT);
        widthProperty().subscribe(this::fit);
        TextScale.follow(this, this::fit);
        for (var part :
                new javafx.scene.Node[] {
                    here, folderIcon, gone, format, find, size, lost, silent, when
                }) {
            part.managedProperty().bind(part.visibleProperty());
        }
    }

    private static void fix(Label label, double width, Pos side) {
        TextScale.bind(
                width,
                label.minWidthProperty(),
                label.prefWidthProperty(),
                label.maxWidthProperty());
        label.setAlignment(side);
    }

    /// Where text is large and the row is not, the name gets the room of what is dear less.
    private void fit() {
        when.setVisible(hasRoom(FOR_TIME));
        boolean isGone = getItem() != null && found.get(getItem().path()) == Found.MISSING;
        format.setVisible(!isGone && hasRoom(FOR_FORMAT));
    }

    private boolean hasRoom(double usual) {
        return getWidth() >= TextScale.px(usual);
    }

    @Override
    protected void updateItem(@Nullable RecentFile file, boolean empty) {
        super.updateItem(file, empty);
        if (empty || file == null) {
            setGraphic(null);
            return;
        }
        Found what = found.getOrDefault(file.path(), Found.FILE);
        boolean isGone = what == Found.MISSING;
        boolean isSilent = what == Found.SILENT;
        name.setText(Names.shown(file.name()));
        name.pseudoClassStateChanged(MISSING, isGone);
        folder.setText(file.folder().isEmpty() ? "" : Names.shown(file.folder()));
        format.setText(file.format());
        size.setText(file.size() < 0 ? "" : Amounts.bytes(file.size()));
        when.setText(Ago.text(file.opened(), Instant.now(), ZoneId.systemDefault()));
        boolean isFolder = what == Found.FOLDER;
        here.setVisible(!isGone && !isFolder);
        folderIcon.setVisible(isFolder);
        gone.setVisible(isGone);
        format.setVisible(!isGone && hasRoom(FOR_FORMAT));
        size.setVisible(!isGone && !isSilent);
        lost.setVisible(isGone);
        silent.setVisible(isSilent);
        find.visibleProperty().unbind();
        find.setVisible(false);
        if (isGone) {
            find.visibleProperty().bind(hoverProperty().or(selectedProperty()));
        }
        setGraphic(box);
        setAccessibleText(isGone ? TEXTS.get("recent.lost.named", file.name()) : file.name());
    }
}
