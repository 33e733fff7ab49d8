package org.tensorloupe.format.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.Nodes;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.StateDictTensors;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Truth;

/// TorchScript archives of PyTorch 2.13, against what `torch.jit.load` gives.
class TorchScriptTest {
    @ParameterizedTest
    @CsvSource({
        "scripted.pt, current",
        "traced.pt, current",
        "script-state.pt, current",
        "script-types.pt, current",
        "lite.ptl, lite",
        "lite-without-code.ptl, lite",
        "model-json.pt, model json"
    })
    void givesTheNamesAndNumbersOfItsStateDict(String file, String form)
            throws CheckpointException {
        String truth = file.substring(0, file.lastIndexOf('.')) + ".json";
        assertThat(Comparison.check(Places.fixture(file), Places.fixture(truth))).isPositive();
        try (OpenCheckpoint open = open(file)) {
            assertThat(open.checkpoint().format()).isEqualTo("torchscript");
            assertThat(open.checkpoint().metadata()).containsEntry("form", form);
            assertThat(open.checkpoint().findings()).isEmpty();
            assertThat(open.checkpoint().stateDicts()).containsExactly("");
        }
    }

    @Test
    void showsClassesAndAttributesOfEveryType() throws CheckpointException {
        try (OpenCheckpoint open = open("scripted.pt")) {
            Nodes nodes = new Nodes(open);
            assertThat(nodes.get(ObjectNode.class, "conv").className())
                    .isEqualTo("torch.nn.modules.conv.Conv2d");
            assertThat(nodes.value("title")).isEqualTo("net");
            assertThat(nodes.value("sizes.2")).isEqualTo("3");
            assertThat(nodes.value("ratios.1")).isEqualTo("0.25");
            assertThat(nodes.value("flags.1")).isEqualTo("False");
            assertThat(nodes.value("names.a")).isEqualTo("1");
            assertThat(nodes.value("pair.1")).isEqualTo("x");
            assertThat(open.checkpoint().imports()).allMatch(Import::known);
        }
    }

    @Test
    void tellsParametersFromBuffersByTheCode() throws CheckpointException {
        try (OpenCheckpoint open = open("scripted.pt")) {
            Nodes nodes = new Nodes(open);
            assertThat(nodes.isParameter("gain")).isTrue();
            assertThat(nodes.isParameter("bn.weight")).isTrue();
            assertThat(nodes.isParameter("bn.running_mean")).isFalse();
            assertThat(nodes.isParameter("lookup")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"scripted.pt", "traced.pt", "lite.ptl", "script-state.pt", "model-json.pt"})
    void listsTheStateDictAsPyTorchDoes(String file) throws CheckpointException {
        String truth = file.substring(0, file.lastIndexOf('.')) + ".json";
        List<String> expected =
                Truth.all(Json.object(Places.fixture(truth)), "tensors").stream()
                        .map(Truth::name)
                        .toList();
        try (OpenCheckpoint open = open(file)) {
            assertThat(StateDictTensors.of(open.checkpoint().root(), ""))
                    .extracting(node -> node.tensor().name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void marksModulesAndTellsWhatSparseTensorsNeedAGradient() throws CheckpointException {
        try (OpenCheckpoint open = open("scripted.pt")) {
            Nodes nodes = new Nodes(open);
            assertThat(nodes.get(ObjectNode.class, "conv").module()).isTrue();
            assertThat(nodes.get(ObjectNode.class, "blocks").module()).isTrue();
        }
        try (OpenCheckpoint open = open("script-types.pt")) {
            assertThat(open.checkpoint().tensors())
                    .filteredOn(node -> node.isView() && node.tensor().name().equals("sparse"))
                    .extracting(node -> node.tensor().traits().requiresGrad())
                    .containsExactly(true);
        }
    }

    @Test
    void namesTheItemsOfAStateAsSetstateDoes() throws CheckpointException {
        try (OpenCheckpoint open = open("script-state.pt")) {
            Nodes nodes = new Nodes(open);
            assertThat(nodes.value("0.scale")).isEqualTo("0.5");
            assertThat(nodes.names()).contains("0.weight", "0.training", "0.2");
        }
    }

    @Test
    void givesTheShapesOfTracedInputs() throws CheckpointException {
        try (OpenCheckpoint open = open("traced.pt")) {
            assertThat(new Nodes(open).value("traced_inputs.forward.0"))
                    .isEqualTo("float32 1×1×5×5");
        }
    }

    @Test
    void showsTheCodeAndInflatesItWhereItIsCompressed() throws CheckpointException {
        try (OpenCheckpoint open = open("scripted.pt")) {
            Nodes nodes = new Nodes(open);
            TextNode text = nodes.get(TextNode.class, "code/__torch__.py");
            assertThat(text.language()).isEqualTo("Python");
            assertThat(open.storages().locate(text.content()).offset()).isEmpty();
            assertThat(nodes.content(text.name()))
                    .startsWith("class Net(Module):")
                    .contains("__buffers__ = [\"mask\", \"passing\", ]");
            assertThat(nodes.names()).noneMatch(name -> name.contains("debug_pkl"));
        }
    }

    @Test
    void listsWhatTheByteCodeOfAMobileArchiveCalls() throws CheckpointException {
        try (OpenCheckpoint open = open("lite.ptl")) {
            Nodes nodes = new Nodes(open);
            assertThat(
                            nodes.names().stream()
                                    .filter(name ->
                                            name.matches("bytecode\\.forward\\.operators\\.\\d+"))
                                    .map(nodes::value))
                    .contains("aten::full");
        }
    }

    private static OpenCheckpoint open(String file) throws CheckpointException {
        return Formats.open(Places.fixture(file), Monitor.NONE);
    }
}
