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

/// The lines for resnet18-small and training were run in PyTorch (training with `weights_only=False`,
/// for it holds arguments of a script): each gives the tensor of that name.
class TorchCodeTest {
    private static Optional<String> code(String file, String name) throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture(file), Monitor.NONE)) {
            Outline outline = new Outline(open.checkpoint());
            return TorchCode.of(outline, outline.find(name), open.checkpoint().format(), file);
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
                .contains("numpy.load(\"numpy/stored.npz\")[\"layer1.0.conv1.weight\"]");
        assertThat(code("safetensors-dtypes.safetensors", "float.float64.weight"))
                .contains(
                        "safetensors.torch.load_file(\"safetensors-dtypes.safetensors\")[\"float.float64.weight\"]");
    }

    @Test
    void ratherNoLineThanAWrongOne() throws CheckpointException {
        assertThat(code("scripted.pt", "conv.weight")).isEmpty();
    }
}
