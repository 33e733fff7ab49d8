package org.tensorloupe.ui.main;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.tensorloupe.model.Node;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewCommand;

/// What can be saved: statistics of all tensors or of the selected group, and what the view offers.
final class ExportMenu extends MenuButton {
    private final Supplier<Optional<DocumentPane>> pane;
    private final StatisticsExport statistics;

    /// @param pane the file in front
    ExportMenu(Supplier<Optional<DocumentPane>> pane, StatisticsExport statistics) {
        super("Export", Icons.of("fth-download"));
        this.pane = pane;
        this.statistics = statistics;
        getStyleClass().setAll("menu-button", "bare");
        setTooltip(Parts.tip("Save a picture or data (Ctrl+E)"));
        getItems().add(new MenuItem());
        setOnShowing(_ -> fill());
    }

    private void fill() {
        getItems().clear();
        pane.get().ifPresent(this::fill);
    }

    private void fill(DocumentPane front) {
        add(
                "Statistics of all tensors (CSV)…",
                "fth-file-text",
                () -> statistics.ask(front.document(), front.outline(), 0));
        Node selected = front.selected();
        if (!selected.name().isEmpty() && selected.totals().tensors() > 0) {
            add(
                    "Statistics of " + selected.name() + " (CSV)…",
                    "fth-file-text",
                    () -> statistics.ask(front.document(), front.outline(), front.selectedId()));
        }
        if (!front.commands().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (ViewCommand command : front.commands()) {
            add(command.title(), command.icon(), command.action());
        }
    }

    private void add(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }
}
