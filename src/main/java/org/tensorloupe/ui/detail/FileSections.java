package org.tensorloupe.ui.detail;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Import;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.FormatWords;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewContext;

/// What is known of the file itself: its size, what its container says, what its pickles name.
final class FileSections {
    private static final Texts TEXTS = Texts.of(FileSections.class);
    private static final int MOST_METADATA = 12;
    private static final int MOST_IMPORTS = 6;
    private static final int LONGEST_KEY = 24;
    private static final int LONGEST_VALUE = 200;

    private final Checkpoint checkpoint;
    private final boolean folder;
    private final ViewContext context;
    private final Consumer<Listing> list;

    FileSections(Document document, ViewContext context, Consumer<Listing> list) {
        this.checkpoint = document.checkpoint();
        this.folder = document.isFolder();
        this.context = context;
        this.list = list;
    }

    VBox[] all() {
        return checkpoint.imports().isEmpty()
                ? new VBox[] {file()}
                : new VBox[] {file(), imports()};
    }

    private Section file() {
        GridPane grid = Section.pairs();
        Section.words(
                grid,
                TEXTS.get("key.format"),
                (FormatWords.of(checkpoint) + " " + checkpoint.formatVersion()).strip());
        Section.add(
                grid,
                TEXTS.count("key.fileSize", FormatWords.files(checkpoint)),
                Amounts.exact(checkpoint.fileSize()));
        Section.add(grid, TEXTS.get("key.storedBytes"), Amounts.exact(checkpoint.storedBytes()));
        if (!checkpoint.stateDicts().isEmpty()) {
            Section.words(
                    grid,
                    TEXTS.get("key.stateDict"),
                    checkpoint.stateDicts().stream()
                            .limit(4)
                            .map(path -> path.isEmpty() ? TEXTS.get("file.stateDict.root") : path)
                            .collect(Collectors.joining(", ")));
        }
        Map<String, String> metadata = checkpoint.metadata();
        metadata.entrySet().stream()
                .limit(MOST_METADATA)
                .forEach(entry -> add(grid, entry.getKey(), entry.getValue()));
        Section section =
                new Section(folder ? TEXTS.get("file.title.folder") : TEXTS.get("file.title"))
                        .with(grid);
        boolean cut = metadata.values().stream().anyMatch(value -> value.length() > LONGEST_VALUE);
        if (metadata.size() > MOST_METADATA || cut) {
            int more = metadata.size() - MOST_METADATA;
            section.with(
                    Heads.all(
                            more > 0 ? TEXTS.get("list.more", Amounts.exact(more)) : "",
                            more > 0
                                    ? TEXTS.get("list.showAll", Amounts.exact(metadata.size()))
                                    : TEXTS.get("file.showAll.cut"),
                            () ->
                                    list.accept(
                                            new Listing(
                                                    TEXTS.get("metadata.title"),
                                                    "JSON",
                                                    () -> MetadataText.of(metadata)))));
        }
        return section;
    }

    /// A click copies the whole value.
    private void add(GridPane grid, String key, String value) {
        Label name = Parts.label(shortened(key, LONGEST_KEY), "key");
        name.setTooltip(Heads.longTip(Names.shown(key)));
        Label text = Parts.label(shortened(value, LONGEST_VALUE), "value", "mono", "copies");
        text.setTextOverrun(OverrunStyle.ELLIPSIS);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setTooltip(Heads.longTip(TEXTS.get("metadata.copies", Names.shown(value))));
        text.setOnMouseClicked(_ -> context.copy(value));
        grid.addRow(grid.getRowCount(), name, text);
    }

    private static String shortened(String text, int most) {
        return Names.shown(text.length() <= most ? text : text.substring(0, most) + "…");
    }

    private Section imports() {
        List<Import> all = checkpoint.imports();
        List<Import> unknown = all.stream().filter(i -> !i.known()).toList();
        Section section = new Section(TEXTS.get("imports.title"));
        section.beside(Parts.label(Amounts.exact(all.size()), "caption", "mono"));
        if (unknown.isEmpty()) {
            section.with(Parts.paragraph(TEXTS.get("imports.known"), "caption"));
        } else {
            section.with(Parts.paragraph(TEXTS.get("imports.unknown"), "caption"));
        }
        for (Import one : unknown.subList(0, Math.min(MOST_IMPORTS, unknown.size()))) {
            String name = Names.visible(one.module() + "." + one.name());
            Label label = Parts.label(name.length() > 200 ? name.substring(0, 200) : name, "mono");
            label.getStyleClass().add("value");
            label.setTooltip(
                    Heads.longTip(
                            TEXTS.get(one.called() ? "imports.called" : "imports.named", name)));
            section.with(label);
        }
        return section.with(
                Heads.all(
                        unknown.size() > MOST_IMPORTS
                                ? TEXTS.get(
                                        "list.more", Amounts.exact(unknown.size() - MOST_IMPORTS))
                                : "",
                        TEXTS.get("list.showAll", Amounts.exact(all.size())),
                        () ->
                                list.accept(
                                        new Listing(
                                                TEXTS.get("imports.title"), "", () -> text(all)))));
    }

    private static String text(List<Import> imports) {
        return imports.stream()
                .sorted(java.util.Comparator.comparing(Import::known))
                .map(i ->
                        "%-8s %-7s %s.%s"
                                .formatted(
                                        TEXTS.get(
                                                i.known()
                                                        ? "imports.word.known"
                                                        : "imports.word.unknown"),
                                        TEXTS.get(
                                                i.called()
                                                        ? "imports.word.called"
                                                        : "imports.word.named"),
                                        i.module(),
                                        i.name()))
                .collect(Collectors.joining("\n"));
    }
}
