package org.tensorloupe.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void countsAsPeopleDo() {
        List<String> names =
                Stream.of("layer10", "layer2", "layer02", "layer1.9", "Layer", "layer1.10", "")
                        .sorted(NaturalOrder.INSTANCE)
                        .toList();

        assertThat(names)
                .containsExactly(
                        "", "Layer", "layer1.9", "layer1.10", "layer2", "layer02", "layer10");
    }

    @Test
    void showsWhatCannotBeSeen() {
        assertThat(Names.visible("")).isEqualTo("\"\"");
        assertThat(Names.visible("  ")).isEqualTo("␣␣");
        assertThat(Names.visible("a\nb\u0000")).isEqualTo("a␊b␀");
        assertThat(Names.visible("safe\u202Egpj.exe")).isEqualTo("safe\uFFFDgpj.exe");
        assertThat(Names.visible("größe")).isEqualTo("größe");
    }

    @Test
    void cutsInTheMiddleAndKeepsBothEnds() {
        CentreEllipsis cut = CentreEllipsis.fit("num_batches_tracked", 10, String::length);

        assertThat(cut.text()).isEqualTo("num_b…cked");
        assertThat(cut.shown(3, 19)).isEqualTo(3);
        assertThat(cut.shown(9, 19)).isEqualTo(6);
        assertThat(cut.shown(17, 19)).isEqualTo(8);
    }

    @Test
    void leavesATextThatFits() {
        assertThat(CentreEllipsis.fit("bias", 4, String::length).text()).isEqualTo("bias");
    }
}
