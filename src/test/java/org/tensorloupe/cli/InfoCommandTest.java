package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

class InfoCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "small",
                "resnet18-small",
                "transformer-tied",
                "dtypes",
                "deflated",
                "big-endian",
                "huge-empty"
            })
    void countsWhatPyTorchCounts(String name) {
        Run run = Run.of("info", Places.fixture(name + ".pth"), "--json");
        assertThat(run.status()).isZero();
        Map<String, Object> info = Json.object(run.out());
        Map<String, Object> truth =
                Json.map(Json.object(Places.fixture(name + ".json")).get("tensors"));
        long parameters = 0;
        long bytes = 0;
        Map<Object, Object> storages = new HashMap<>();
        Map<Object, Long> byDtype = new HashMap<>();
        for (Object value : truth.values()) {
            Map<String, Object> facts = Json.map(value);
            long size = TableCheck.bytes(facts);
            parameters += Json.whole(facts.get("numel"));
            bytes += size;
            storages.put(facts.get("storage_id"), facts.get("storage_nbytes"));
            byDtype.merge(facts.get("dtype"), size, Long::sum);
        }
        assertThat(info.get("tensors")).isEqualTo((long) truth.size());
        assertThat(info.get("parameters")).isEqualTo(parameters);
        assertThat(info.get("tensor_bytes")).isEqualTo(bytes);
        assertThat(info.get("stored_bytes"))
                .isEqualTo(storages.values().stream().mapToLong(Json::whole).sum());
        Map<String, Object> dtypes = Json.map(info.get("by_dtype"));
        assertThat(dtypes.keySet()).isEqualTo(byDtype.keySet());
        dtypes.forEach((dtype, sums) ->
                assertThat(Json.map(sums).get("bytes")).isEqualTo(byDtype.get(dtype)));
    }

    @Test
    void writesTheKeysOfTheDesignAndNoOthers() {
        Run run = Run.of("info", "--json", Places.fixture("training.pth"));
        assertThat(Json.object(run.out()).keySet())
                .containsExactly(
                        "format",
                        "format_version",
                        "tensors",
                        "parameters",
                        "tensor_bytes",
                        "stored_bytes",
                        "by_dtype",
                        "weight_and_bias_bytes",
                        "state_dicts",
                        "metadata",
                        "findings",
                        "optimizers");
    }

    @Test
    void saysHowOptimizersFitTheStateDict() {
        Run run = Run.of("info", "--json", Places.fixture("training.pth"));
        assertThat(Json.list(Json.object(run.out()).get("optimizers")))
                .containsExactly(
                        Map.of(
                                "name",
                                "optimizer",
                                "parameters",
                                6L,
                                "joined",
                                6L,
                                "state_dict",
                                "state_dict"));
        assertThat(Run.of("info", Places.fixture("optimizer-misfit.pth")).out())
                .contains(
                        "optimizer: 12 parameters not joined: the optimizer has 12 parameters, the"
                                + " state dict 2");
    }

    @Test
    void countsWhatIsStoredOfSparseTensorsAndNotTheirDenseForms() {
        Map<String, Object> components =
                Json.map(Json.object(Places.fixture("sparse.json")).get("components"));
        long numel =
                components.values().stream()
                        .mapToLong(facts -> Json.whole(Json.map(facts).get("numel")))
                        .sum();
        Map<String, Object> info =
                Json.object(Run.of("info", "--json", Places.fixture("sparse.pth")).out());
        assertThat(info.get("tensors")).isEqualTo((long) components.size());
        assertThat(info.get("parameters")).isEqualTo(numel);
    }

    @Test
    void countsWeightsAndBiasesWithoutBuffersAndOptimizerStates() {
        Map<String, Object> truth =
                Json.map(Json.object(Places.fixture("training.json")).get("tensors"));
        long bytes =
                truth.entrySet().stream()
                        .filter(e -> e.getKey().matches(".*\\.(weight|bias)"))
                        .mapToLong(e -> Json.whole(Json.map(e.getValue()).get("nbytes")))
                        .sum();
        Run run = Run.of("info", "--json", Places.fixture("training.pth"));
        assertThat(bytes).isPositive();
        assertThat(Json.object(run.out()).get("weight_and_bias_bytes")).isEqualTo(bytes);
    }

    @Test
    void namesTheStateDictAndTheMetadata() {
        Map<String, Object> info =
                Json.object(Run.of("info", "--json", Places.fixture("training.pth")).out());
        assertThat(info.get("format")).isEqualTo("zip");
        assertThat(info.get("format_version")).isEqualTo("3");
        assertThat(info.get("state_dicts")).isEqualTo(List.of("state_dict"));
        assertThat(Json.map(info.get("metadata"))).containsEntry("byteorder", "little");
    }

    @Test
    void tellsPeopleTheSame() {
        Run run = Run.of("info", Places.fixture("resnet18-small.pth"));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("tensors          122")
                .containsPattern("by dtype +float32 +102 ")
                .containsPattern("\n +int64 +20 +20 parameters +160 B")
                .doesNotContain("findings");
    }

    @Test
    void aCutFileIsDescribedAsFarAsItGoes() {
        Run run = Run.of("info", Places.fixture("cut.pth"), "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(Json.object(run.out()).get("tensors")).isEqualTo(122L);
        assertThat(run.err().lines()).allMatch(line -> line.startsWith("cut.pth"));
        assertThat(run.err()).contains("90 of 122 tensors are whole", "and 22 more");
    }

    @Test
    void helpAndVersionAreResults() {
        assertThat(Run.of("--help").out()).contains("info", "stats", "render");
        assertThat(Run.of("--version").out()).startsWith("Tensorloupe ");
        assertThat(Run.of("info", "--help").status()).isZero();
    }

    @Test
    void filesAreForTheWindowAndWordsForTheCommandLine() {
        assertThat(TensorloupeCommand.claims(new String[] {})).isFalse();
        assertThat(TensorloupeCommand.claims(new String[] {"model.pth"})).isFalse();
        assertThat(TensorloupeCommand.claims(new String[] {"info", "model.pth"})).isTrue();
        assertThat(TensorloupeCommand.claims(new String[] {"--help"})).isTrue();
        Run.of("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .forEach(word ->
                        assertThat(TensorloupeCommand.claims(new String[] {word}))
                                .as(word)
                                .isTrue());
    }
}
