package org.tensorloupe.ui.main;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.StatsExporter;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.ui.text.CentreEllipsis;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewCommand;

/// What can be saved: tensors, statistics of all tensors or of the selected group, and what the view
/// offers.
final class ExportMenu extends MenuButton {
    private static final Texts TEXTS = Texts.of(ExportMenu.class);

    /// Characters of a name.
    private static final int LONGEST = 48;

    private final Supplier<Optional<DocumentPane>> pane;
    private final StatisticsExport statistics;
    private final TensorExport tensors;
    private final ConvertAction convert;

    /// @param pane the file in front
    ExportMenu(
            Supplier<Optional<DocumentPane>> pane,
            StatisticsExport statistics,
            TensorExport tensors,
            ConvertAction convert) {
        super(TEXTS.get("export.menu"), Icons.of("fth-download"));
        this.pane = pane;
        this.statistics = statistics;
        this.tensors = tensors;
        this.convert = convert;
        getStyleClass().setAll("menu-button", "bare");
        setTooltip(Parts.tip(TEXTS.get("export.menu.tip")));
        getItems().add(new MenuItem());
        setOnShowing(_ -> fill());
    }

    private void fill() {
        getItems().clear();
        pane.get().ifPresent(this::fill);
    }

    private void fill(DocumentPane front) {
        Node selected = front.selected();
        boolean part = !selected.name().isEmpty() && selected.totals().tensors() > 0;
        fillTensors(front, selected);
        getItems().add(new SeparatorMenuItem());
        for (StatsExporter format : Exporters.stats()) {
            String title = TEXTS.get("export.statistics.all", word(format));
            fillStatistics(front, format, title, 0);
        }
        if (part) {
            for (StatsExporter format : Exporters.stats()) {
                String title = TEXTS.get("export.statistics.part", shown(selected), word(format));
                fillStatistics(front, format, title, front.selectedId());
            }
        }
        if (!front.centre().commands().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (ViewCommand command : front.centre().commands()) {
            add(command.title(), command.icon(), command.action());
        }
    }

    private void fillTensors(DocumentPane front, Node selected) {
        Document document = front.document();
        if (selected instanceof TensorNode node) {
            boolean some = TensorExport.canSave(node.tensor(), "npy");
            add(
                    TEXTS.get(some ? "export.npy" : "export.empty", shown(selected)),
                    "fth-download",
                    () -> tensors.ask(document, selected, "npy"));
            getItems().getLast().setDisable(!some);
        } else if (selected.totals().tensors() > 0) {
            add(
                    selected.name().isEmpty()
                            ? TEXTS.get("export.npz.all")
                            : TEXTS.get("export.npz.part", shown(selected)),
                    "fth-download",
                    () -> tensors.ask(document, selected, "npz"));
        }
        add(TEXTS.get("export.convert"), "fth-repeat", () -> convert.ask(document));
        getItems().getLast().setDisable(document.checkpoint().tensors().isEmpty());
    }

    private void fillStatistics(DocumentPane front, StatsExporter format, String title, int id) {
        add(
                title,
                "fth-file-text",
                () -> statistics.ask(front.document(), front.outline(), id, format));
    }

    private static String word(StatsExporter format) {
        return format.extension().toUpperCase(Locale.ROOT);
    }

    /// A name short enough for a menu.
    private static String shown(Node node) {
        return CentreEllipsis.fit(Names.visible(node.name()), LONGEST, String::length).text();
    }

    private void add(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }
}
