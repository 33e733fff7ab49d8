package org.tensorloupe.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.Finding;
import org.tensorloupe.ui.code.Listing;
import org.testfx.api.FxToolkit;

class FindingsSectionTest {
    private final List<Listing> asked = new ArrayList<>();

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static Finding finding(Finding.Severity severity, int number, String message) {
        return new Finding(severity, "layer." + number, message);
    }

    private static List<String> texts(Section section) {
        return section.lookupAll(".label").stream().map(n -> ((Label) n).getText()).toList();
    }

    @Test
    void showsSomeOfManyAndAllWhenAsked() {
        List<Finding> findings =
                IntStream.range(0, 200)
                        .mapToObj(i -> finding(Finding.Severity.WARNING, i, "is odd"))
                        .toList();

        Section section = FindingsSection.of(findings, true, asked::add);

        assertThat(texts(section)).contains("200", "layer.19: is odd", "and 180 more");
        assertThat(texts(section)).doesNotContain("layer.20: is odd");
        Button all =
                (Button)
                        section.lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        all.fire();
        assertThat(asked.getFirst().text().get().lines())
                .hasSize(200)
                .contains("warning  layer.199: is odd");
    }

    @Test
    void putsTheWorstFirst() {
        Section section =
                FindingsSection.of(
                        List.of(
                                finding(Finding.Severity.INFO, 0, "note"),
                                finding(Finding.Severity.ERROR, 1, "lost")),
                        false,
                        asked::add);

        assertThat(texts(section)).containsSubsequence("lost", "note");
    }

    @Test
    void cutsAFindingThatWouldFillThePane() {
        Section section =
                FindingsSection.of(
                        List.of(finding(Finding.Severity.ERROR, 0, "x".repeat(50_000))),
                        false,
                        asked::add);

        assertThat(texts(section)).allSatisfy(text -> assertThat(text).hasSizeLessThan(400));
    }
}
