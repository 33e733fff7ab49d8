package org.tensorloupe.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;

class QueryTest {
    private static final Outline OUTLINE =
            new Outline(
                    Trees.of(
                            List.of(
                                    "conv1.weight",
                                    "layer1.0.conv1.weight:bfloat16",
                                    "layer1.0.bn1.bias:bfloat16",
                                    "layer1.1.conv1.Weight:float8_e4m3fn",
                                    "fc.bias:float16")));

    private static List<String> found(String text) {
        Matches matches =
                Matches.of(OUTLINE, Query.parse(text), Matches.Known.NOTHING, Monitor.NONE);
        return IntStream.range(0, OUTLINE.size())
                .filter(id -> OUTLINE.isTensor(id) && matches.has(id))
                .mapToObj(OUTLINE::name)
                .toList();
    }

    @Test
    void findsPartsOfNamesInWhateverCase() {
        assertThat(found("CONV1.w"))
                .containsExactly("conv1.weight", "layer1.0.conv1.weight", "layer1.1.conv1.Weight");
    }

    @Test
    void wantsAllWords() {
        assertThat(found("layer1 bias")).containsExactly("layer1.0.bn1.bias");
    }

    @Test
    void findsByExpression() {
        assertThat(found("/layer1\\.\\d\\.conv/"))
                .containsExactly("layer1.0.conv1.weight", "layer1.1.conv1.Weight");
        assertThat(found("/^fc/")).containsExactly("fc.bias");
        assertThat(found("/^conv1")).containsExactly("conv1.weight");
    }

    @Test
    void findsByTypeAndItsShortName() {
        assertThat(found("dtype:bf16"))
                .containsExactly("layer1.0.conv1.weight", "layer1.0.bn1.bias");
        assertThat(found("dtype:fp8")).containsExactly("layer1.1.conv1.Weight");
        assertThat(found("dtype:float bias")).containsExactly("fc.bias");
        assertThat(found("dtype:f16")).containsExactly("fc.bias");
    }

    @Test
    void saysWhatIsWrongWithAnExpressionAndFindsNothing() {
        Query query = Query.parse("/conv(/");

        assertThat(query.problem()).isNotEmpty();
        assertThat(found("/conv(/")).isEmpty();
    }

    @Test
    void everythingAnswersAnEmptyQuery() {
        assertThat(Query.parse("   ").isAll()).isTrue();
    }

    @Test
    void countsWhatAnswersBelowAGroup() {
        Matches matches =
                Matches.of(OUTLINE, Query.parse("conv1"), Matches.Known.NOTHING, Monitor.NONE);

        assertThat(matches.leaves(0)).isEqualTo(3);
        assertThat(matches.tensors(0)).isEqualTo(3);
        assertThat(matches.bytes(0)).isEqualTo(24 + 12 + 6);
    }

    @Test
    void knowsWhereTheHitsAre() {
        assertThat(Query.parse("a.b").hits("xa.ba.b"))
                .containsExactly(new Query.Span(1, 4), new Query.Span(4, 7));
        assertThat(Query.parse("/b+/").hits("abba")).containsExactly(new Query.Span(1, 3));
    }
}
