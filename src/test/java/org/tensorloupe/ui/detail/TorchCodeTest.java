package org.tensorloupe.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.tree.Outline;

/// Each kind of line was run in PyTorch 2.13 and gave the tensor of that name (training with
/// `weights_only=False`, for it holds arguments of a script).
class TorchCodeTest {
    private static Optional<String> code(String file, String name) throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture(file), Monitor.NONE)) {
            Outline outline = new Outline(open.checkpoint());
            return TorchCode.of(outline, outline.find(name), open.checkpoint());
        }
    }

    @Test
    void aDottedKeyIsOneKey() throws CheckpointException {
        assertThat(code("resnet18-small.pth", "layer1.0.conv1.weight"))
                .contains("torch.load(\"resnet18-small.pth\")[\"layer1.0.conv1.weight\"]");
    }

    @Test
    void aNestedStateDictIsItsOwnStep() throws CheckpointException {
        assertThat(code("training.pth", "state_dict.conv1.weight"))
                .contains("torch.load(\"training.pth\")[\"state_dict\"][\"conv1.weight\"]");
    }

    @Test
    void numbersOfParametersAreIntegers() throws CheckpointException {
        assertThat(code("training.pth", "optimizer.state.0.exp_avg"))
                .contains("torch.load(\"training.pth\")[\"optimizer\"][\"state\"][0][\"exp_avg\"]");
    }

    @Test
    void itemsOfListsHaveAnIndex() throws CheckpointException {
        assertThat(code("training.pth", "tensor_list.0"))
                .contains("torch.load(\"training.pth\")[\"tensor_list\"][0]");
    }

    @Test
    void keysAreEscaped() throws CheckpointException {
        assertThat(code("structure.pth", "back\\slash"))
                .contains("torch.load(\"structure.pth\")[\"back\\\\slash\"]");
    }

    @Test
    void otherContainersAreReadByTheirOwnLibraries() throws CheckpointException {
        assertThat(code("numpy/stored.npz", "layer1.0.conv1.weight"))
                .contains("numpy.load(\"stored.npz\")[\"layer1.0.conv1.weight\"]");
        assertThat(code("safetensors-dtypes.safetensors", "float.float64.weight"))
                .contains(
                        "safetensors.torch.load_file(\"safetensors-dtypes.safetensors\")[\"float.float64.weight\"]");
    }

    @Test
    void scriptsAreReadByTheirAttributes() throws CheckpointException {
        assertThat(code("scripted.pt", "conv.weight"))
                .contains("torch.jit.load(\"scripted.pt\").conv.weight");
        assertThat(code("scripted.pt", "blocks.0.bias"))
                .contains("getattr(torch.jit.load(\"scripted.pt\").blocks, \"0\").bias");
        assertThat(code("scripted.pt", "taps.1"))
                .contains("torch.jit.load(\"scripted.pt\").taps[1]");
    }

    @Test
    void exportedProgramsKeepWeightsAndConstantsApart() throws CheckpointException {
        assertThat(code("exported.pt2", "bn.running_mean"))
                .contains("torch.export.load(\"exported.pt2\").state_dict[\"bn.running_mean\"]");
        assertThat(code("exported.pt2", "constants.lookup"))
                .contains("torch.export.load(\"exported.pt2\").constants[\"lookup\"]");
    }

    @Test
    void aTensorOfAShardedModelComesFromItsShard() throws CheckpointException {
        assertThat(code("sharded-safetensors", "embed.weight"))
                .contains(
                        "safetensors.torch.load_file(\"model-00001-of-00005.safetensors\")[\"embed.weight\"]");
        assertThat(code("sharded-bin", "embed.weight"))
                .contains("torch.load(\"pytorch_model-00001-of-00005.bin\")[\"embed.weight\"]");
    }

    @Test
    void warnsWhereTheLineRunsTheFilesCode() throws CheckpointException {
        assertThat(code("module.pth", "blocks.0.gates.1"))
                .contains(
                        "torch.load(\"module.pth\", weights_only=False).blocks._modules[\"0\"].gates[1]"
                                + "  # runs code that the file names");
        assertThat(code("legacy-tar.pth", "float32"))
                .contains(
                        "torch.load(\"legacy-tar.pth\", weights_only=False)[\"float32\"]"
                                + "  # runs code that the file names");
    }

    @Test
    void ratherNoLineThanAWrongOne() throws CheckpointException {
        assertThat(code("lite-without-code.ptl", "conv.weight")).isEmpty();
        assertThat(code("model-json.pt", "inner.weight")).isEmpty();
        assertThat(code("gguf/plain.gguf", "plain.F32")).isEmpty();
        assertThat(code("dcp-ranks", "model.embed.weight")).isEmpty();
    }
}
