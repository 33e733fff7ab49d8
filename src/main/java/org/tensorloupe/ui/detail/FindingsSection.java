package org.tensorloupe.ui.detail;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.tensorloupe.model.Finding;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.Parts;

/// Findings, worst first: some of many, and the way to all.
final class FindingsSection {
    private static final Texts TEXTS = Texts.of(FindingsSection.class);

    /// The most that stand in the pane.
    static final int MOST = 20;

    private static final int LONGEST = 300;

    private FindingsSection() {}

    /// @param named whether to say which node a finding concerns
    static Section of(List<Finding> findings, boolean named, Consumer<Listing> list) {
        return of(findings, named, list, Map.of());
    }

    /// @param jumps where the index at the end of a finding leads to
    static Section of(
            List<Finding> findings,
            boolean named,
            Consumer<Listing> list,
            Map<Finding, Jump> jumps) {
        List<Finding> sorted =
                findings.stream()
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .toList();
        Section section = new Section(TEXTS.get("findings.title"));
        if (sorted.size() > 1) {
            section.beside(Parts.label(Amounts.exact(sorted.size()), "caption", "mono"));
        }
        for (Finding finding : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            Jump jump = jumps.get(finding);
            section.with(jump == null ? row(finding, named) : row(finding, jump));
        }
        if (sorted.size() > MOST) {
            section.with(
                    Heads.all(
                            TEXTS.get("list.more", Amounts.exact(sorted.size() - MOST)),
                            TEXTS.get("list.showAll", Amounts.exact(sorted.size())),
                            () ->
                                    list.accept(
                                            new Listing(
                                                    TEXTS.get("findings.title"),
                                                    "",
                                                    () -> text(sorted)))));
        }
        return section;
    }

    private static HBox row(Finding finding, boolean named) {
        String whole = Names.shown(words(finding, named));
        boolean cut = whole.length() > LONGEST;
        Label text = Parts.paragraph(cut ? whole.substring(0, LONGEST) + "…" : whole, "value");
        if (cut) {
            text.setTooltip(Heads.longTip(whole));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(8, icon(finding.severity()), text);
    }

    /// A finding that names an element: its index becomes a link behind the words.
    private static HBox row(Finding finding, Jump jump) {
        String words = finding.message().replace(jump.index(), "");
        Label text = Parts.label(words.strip(), "value");
        Button link = new Button(jump.index());
        link.getStyleClass().setAll("button", "crumb", "link", "mono", "element-link");
        link.setMnemonicParsing(false);
        link.setTooltip(Parts.tip(TEXTS.get("findings.goTo", jump.index())));
        link.setOnAction(_ -> jump.go());
        FlowPane flow = new FlowPane(4, 0, text, link);
        HBox.setHgrow(flow, Priority.ALWAYS);
        return new HBox(8, icon(finding.severity()), flow);
    }

    private static String words(Finding finding, boolean named) {
        return named && !finding.name().isEmpty()
                ? finding.name() + ": " + finding.message()
                : finding.message();
    }

    private static String text(List<Finding> findings) {
        return findings.stream()
                .map(f ->
                        "%-8s %s"
                                .formatted(
                                        word(f.severity()),
                                        words(f, true).replace('\r', ' ').replace('\n', ' ')))
                .collect(Collectors.joining("\n"));
    }

    private static String word(Finding.Severity severity) {
        return switch (severity) {
            case INFO -> TEXTS.get("findings.note");
            case WARNING -> TEXTS.get("findings.warning");
            case ERROR -> TEXTS.get("findings.error");
        };
    }

    private static StackPane icon(Finding.Severity severity) {
        return switch (severity) {
            case INFO -> Icons.of("fth-info", "muted");
            case WARNING -> Icons.of("fth-alert-triangle", "warning");
            case ERROR -> Icons.of("fth-x-octagon", "danger");
        };
    }
}
