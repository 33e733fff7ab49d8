package org.tensorloupe.format.torchpackage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Comparison;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.Nodes;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.testkit.Places;

/// A package of PyTorch 2.13, against what `PackageImporter` gives.
class TorchPackageTest {
    @Test
    void opensEveryPickleUnderItsPath() throws CheckpointException {
        assertThat(Comparison.check(Places.fixture("package.pt"), Places.fixture("package.json")))
                .isEqualTo(4);
    }

    @Test
    void showsCodeAndTextsAndHidesItsOwnParts() throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(Places.fixture("package.pt"), Monitor.NONE)) {
            Nodes nodes = new Nodes(open);
            assertThat(open.checkpoint().format()).isEqualTo("torch.package");
            assertThat(open.checkpoint().findings()).isEmpty();
            assertThat(nodes.value("weights/state.pkl.epoch")).isEqualTo("3");
            assertThat(nodes.content("acme/twice.py")).contains("def twice(x: torch.Tensor)");
            assertThat(nodes.content("notes/readme.txt")).isEqualTo("two pickles");
            assertThat(nodes.content(".data/extern_modules")).contains("torch");
            assertThat(nodes.names()).noneMatch(name -> name.endsWith(".storage"));
        }
    }
}
