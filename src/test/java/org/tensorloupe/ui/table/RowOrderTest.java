package org.tensorloupe.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.tree.Outline;

/// Orders of rows of which only some are computed.
class RowOrderTest {
    private static final int COMPUTED = 10;

    private final JobRunner jobs = new JobRunner(Runnable::run, 2);
    private final Documents documents = new Documents(jobs);

    @SuppressWarnings("NullAway.Init")
    private Document document;

    @SuppressWarnings("NullAway.Init")
    private List<TensorRow> rows;

    @BeforeEach
    void computeSome() throws Exception {
        CompletableFuture<Outcome<Document>> opened = new CompletableFuture<>();
        documents.open(Places.fixture("resnet18-small.pth"), opened::complete);
        document = Objects.requireNonNull(((Outcome.Done<Document>) opened.get()).value());
        Outline outline = new Outline(document.checkpoint());
        CompletableFuture<Outcome<String>> computed = new CompletableFuture<>();
        document.run(
                "some",
                Priority.ASKED,
                0,
                monitor -> {
                    for (TensorRow row : TableContents.of(document, outline).rows()) {
                        if (row.position() % 2 == 0 && row.position() < 2 * COMPUTED) {
                            document.summary(row.tensor(), Component.VALUE, Monitor.NONE);
                        }
                    }
                    return "";
                },
                computed::complete);
        assertThat(computed.get()).isInstanceOf(Outcome.Done.class);
        rows = TableContents.of(document, outline).rows();
    }

    @AfterEach
    void close() {
        document.close();
        jobs.close();
        documents.close();
    }

    private static SortKey key(String column, boolean descending) {
        Field field =
                Fields.ALL.stream().filter(f -> f.name().equals(column)).findFirst().orElseThrow();
        return new SortKey(field, descending);
    }

    @Test
    void whatIsNotComputedStandsLastInBothDirectionsAndInTheOrderOfTheFile() {
        for (boolean descending : new boolean[] {true, false}) {
            List<TensorRow> sorted = RowOrder.sorted(rows, List.of(key("l2", descending)));

            assertThat(sorted.subList(0, COMPUTED)).noneMatch(TensorRow::isPending);
            assertThat(sorted.subList(COMPUTED, sorted.size()))
                    .allMatch(TensorRow::isPending)
                    .isSortedAccordingTo((a, b) -> Integer.compare(a.position(), b.position()));
            double[] norms =
                    sorted.subList(0, COMPUTED).stream()
                            .mapToDouble(row -> row.summary().orElseThrow().l2().orElseThrow())
                            .toArray();
            for (int i = 1; i < norms.length; i++) {
                assertThat(descending ? norms[i - 1] : norms[i])
                        .isGreaterThanOrEqualTo(descending ? norms[i] : norms[i - 1]);
            }
        }
    }

    @Test
    void theSecondColumnDecidesWhereTheFirstIsEqual() {
        List<TensorRow> sorted =
                RowOrder.sorted(rows, List.of(key("dtype", false), key("numel", true)));

        assertThat(sorted)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(
                                        (TensorRow row) -> row.tensor().dtype().name())
                                .thenComparing(
                                        row -> row.tensor().numel(),
                                        java.util.Comparator.reverseOrder()));
    }

    @Test
    void namesStandInNaturalOrder() {
        List<String> names =
                RowOrder.sorted(rows, List.of(key("name", false))).stream()
                        .map(row -> row.tensor().name())
                        .toList();
        assertThat(names.getFirst()).isEqualTo("bn1.bias");
        assertThat(names).hasSize(122).doesNotHaveDuplicates();
    }

    @Test
    void everyStatisticIsAColumnAndTheDearestStayWhenThereIsLittleRoom() {
        assertThat(Fields.ALL)
                .extracting(Field::name)
                .containsSubsequence(
                        org.tensorloupe.stats.Statistics.ALL.stream()
                                .map(org.tensorloupe.stats.Statistic::name)
                                .toList());
        assertThat(Fields.fitting(10_000)).isEqualTo(Fields.ALL);
        List<Field> few = Fields.fitting(1010);
        assertThat(few)
                .extracting(Field::name)
                .startsWith("name", "dtype", "shape", "numel", "bytes", "distribution", "mean")
                .doesNotContain("p75");
        assertThat(few.stream().mapToDouble(Field::width).sum()).isLessThanOrEqualTo(1010);
        assertThat(IntStream.range(1, few.size()))
                .allMatch(i -> Fields.ALL.indexOf(few.get(i - 1)) < Fields.ALL.indexOf(few.get(i)));
    }
}
