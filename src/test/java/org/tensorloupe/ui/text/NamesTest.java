package org.tensorloupe.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void showsJoinersOnlyWhereAScriptHasThem() {
        assertThat(Names.visible("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(Names.visible("👩\u200D💻")).isEqualTo("👩\u200D💻");
        assertThat(Names.visible("we\u200Dight")).isEqualTo("we\uFFFDight");
        assertThat(Names.visible("weight\u200C")).isEqualTo("weight\uFFFD");
    }

    @Test
    void keepsTheLengthOfANameWhateverIsInIt() {
        String name = "a\uDB40\uDC41b\uD800c\u061C\u00ADd𝄞";
        assertThat(Names.visible(name)).isEqualTo("a\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd𝄞");
    }

    @Test
    void leavesNoCharacterThatTurnsTheText() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            byte turns = Character.getDirectionality(c);
            boolean control =
                    (turns >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
                                    && turns <= Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT)
                            || turns >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE
                            || c == 0x200E
                            || c == 0x200F
                            || c == 0x61C;
            if (control) {
                assertThat(Names.visible("a" + Character.toString(c) + "b"))
                        .as(Integer.toHexString(c))
                        .isEqualTo("a\uFFFDb");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "א.ב.weight",
                "מודל.שכבה.משקל.bias",
                "نموذج.طبقة.وزن",
                "a.ب.c",
                "/home/דנה/קבצים/model.pth",
                "שכבה.0.משקל",
                "٣.٤.٥"
            })
    void keepsTheOrderOfAPath(String name) {
        String shown = Names.shown(name) + ": 5 values";
        Bidi line = new Bidi(shown, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        assertThat(line.getBaseLevel()).isZero();
        byte[] levels = new byte[shown.length()];
        Integer[] places = new Integer[shown.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) line.getLevelAt(i);
            places[i] = i;
        }
        Bidi.reorderVisually(levels, 0, places, 0, places.length);
        String order =
                Arrays.stream(places)
                        .filter(place -> "./:5v".indexOf(shown.charAt(place)) >= 0)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        String logical =
                IntStream.range(0, shown.length())
                        .filter(place -> "./:5v".indexOf(shown.charAt(place)) >= 0)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" "));
        assertThat(order).isEqualTo(logical);
        assertThat(shown.replace("\u200E", "")).isEqualTo(name + ": 5 values");
    }

    @Test
    void findsItsPlacesBetweenMarks() {
        String name = "א.ב.weight";
        LeftToRight line = LeftToRight.of(name);
        for (int i = 0; i < name.length(); i++) {
            char shown = line.text().charAt(line.place(i));
            assertThat(shown == '\u200E' ? line.text().charAt(line.place(i) + 1) : shown)
                    .isEqualTo(name.charAt(i));
        }
        assertThat(LeftToRight.of("層.weight").text()).isEqualTo("層.weight");
    }

    @Test
    void cutsNoCharacterInTwo() {
        String name = "𝄞𝄞𝄞𝄞e\u0301e\u0301e\u0301e\u0301";
        for (int width = 1; width < name.length(); width++) {
            String cut = CentreEllipsis.fit(name, width, String::length).text();
            assertThat(cut).doesNotContainPattern("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");
            assertThat(cut).doesNotContain("…\u0301");
        }
    }
}
