package org.tensorloupe.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;

class OutlineTest {
    private static RowItem root(Outline outline, boolean natural) {
        RowItem.Source source = new RowItem.Source(outline, Optional.empty(), natural, Set.of(0));
        return new RowItem(source, Row.of(outline, 0));
    }

    private static List<String> labels(TreeItem<Row> item) {
        return item.getChildren().stream().map(child -> child.getValue().label()).toList();
    }

    @Test
    void joinsChainsOfSingleChildren() {
        Outline outline =
                new Outline(Trees.of(List.of("conv1.weight", "bn1.weight", "bn1.bias", "a.b.c.d")));

        assertThat(labels(root(outline, false))).containsExactly("conv1.weight", "bn1", "a.b.c.d");
    }

    @Test
    void putsTwoBeforeTenUnlessTheFilesOrderIsAskedFor() {
        Outline outline =
                new Outline(Trees.of(List.of("l.10.a", "l.10.b", "l.2.a", "l.2.b", "l.b")));
        RowItem natural = (RowItem) root(outline, true).getChildren().getFirst();
        RowItem asInTheFile = (RowItem) root(outline, false).getChildren().getFirst();

        assertThat(labels(natural)).containsExactly("2", "10", "b");
        assertThat(labels(asInTheFile)).containsExactly("b", "10", "2");
    }

    @Test
    void makesRowsOnlyWhereATreeIsOpened() {
        List<String> names =
                IntStream.range(0, 100_000).mapToObj(i -> "m." + i / 100 + ".t" + i % 100).toList();
        Outline outline = new Outline(Trees.of(names));
        RowItem root = root(outline, true);

        RowItem m = (RowItem) root.getChildren().getFirst();
        RowItem tenth = (RowItem) m.getChildren().get(10);

        assertThat(m.getChildren()).hasSize(1000);
        assertThat(tenth.isFilled()).isFalse();
        assertThat(tenth.isLeaf()).isFalse();
        assertThat(labels(tenth)).hasSize(100).startsWith("t0", "t1", "t2");
        assertThat(((RowItem) m.getChildren().get(11)).isFilled()).isFalse();
    }

    @Test
    void showsAGroupTheWorstFindingInside() {
        Outline outline =
                new Outline(
                        Trees.of(
                                List.of("a.x", "a.y", "b.x", "b.y"),
                                List.of(
                                        new Finding(Severity.WARNING, "a.x", "odd"),
                                        new Finding(Severity.ERROR, "a.y", "cut"))));

        assertThat(outline.severity(outline.find("a.x"))).isEqualTo(Severity.WARNING);
        assertThat(outline.severity(outline.parent(outline.find("a.x")))).isEqualTo(Severity.ERROR);
        assertThat(outline.severity(outline.parent(outline.find("b.x")))).isEqualTo(Severity.INFO);
        assertThat(outline.severity(0)).isEqualTo(Severity.ERROR);
    }
}
