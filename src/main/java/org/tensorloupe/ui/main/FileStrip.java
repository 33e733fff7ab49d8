package org.tensorloupe.ui.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// One tab per file, from the second file on, and a list of them where not all can be seen.
/// JavaFX thread only.
final class FileStrip extends HBox {
    private static final Texts TEXTS = Texts.of(FileStrip.class);

    private final OpenFiles files;
    private final TabCell.Actions actions;
    private final TabRow row = new TabRow();
    private final Map<FileTab, TabCell> cells = new HashMap<>();
    private final Button all;

    /// @param open asks for another file
    FileStrip(OpenFiles files, TabCell.Actions actions, Runnable open) {
        this.files = files;
        this.actions = actions;
        Button more =
                Parts.icon(
                        "fth-plus", TEXTS.get("tab.another"), TEXTS.get("tab.another.tip"), open);
        all =
                Parts.icon(
                        "fth-chevron-down",
                        TEXTS.get("tab.all"),
                        TEXTS.get("tab.all.tip"),
                        this::list);
        getStyleClass().add("file-strip");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        all.managedProperty().bind(all.visibleProperty());
        all.visibleProperty().bind(row.overflowingProperty());
        HBox.setMargin(more, new Insets(0, 4, 0, 4));
        HBox.setMargin(all, new Insets(0, 0, 0, 4));
        row.setMaxHeight(Double.MAX_VALUE);
        getChildren().setAll(row, all, more);
        files.files().addListener((ListChangeListener<FileTab>) _ -> rebuild());
        files.currentProperty().subscribe(_ -> mark());
        rebuild();
    }

    private void rebuild() {
        List<FileTab> open = files.files();
        setVisible(open.size() > 1);
        cells.keySet().retainAll(open);
        open.forEach(file -> cells.computeIfAbsent(file, this::cell));
        row.setTabs(open.stream().<Region>map(cells::get).toList());
        mark();
    }

    private TabCell cell(FileTab file) {
        return new TabCell(
                file,
                actions,
                new TabCell.Drag() {
                    @Override
                    public void to(TabCell cell, double x) {
                        files.move(file, row.drag(cell, x));
                    }

                    @Override
                    public void end() {
                        row.drop();
                    }
                });
    }

    private void mark() {
        List<FileTab> open = files.files();
        List<String> words = files.words();
        for (int i = 0; i < open.size(); i++) {
            FileTab file = open.get(i);
            TabCell cell = cells.get(file);
            boolean chosen = file.equals(files.currentProperty().get());
            if (cell != null) {
                cell.show(words.get(i), chosen);
            }
            if (cell != null && chosen) {
                row.reveal(cell);
            }
        }
    }

    private void list() {
        ContextMenu menu = new ContextMenu();
        List<FileTab> open = files.files();
        List<String> words = files.words();
        for (int i = 0; i < open.size(); i++) {
            FileTab file = open.get(i);
            RadioMenuItem item = new RadioMenuItem(words.get(i));
            item.setMnemonicParsing(false);
            item.setSelected(file.equals(files.currentProperty().get()));
            item.setOnAction(_ -> actions.choose().accept(file));
            menu.getItems().add(item);
        }
        menu.show(all, Side.BOTTOM, 0, 0);
    }
}
