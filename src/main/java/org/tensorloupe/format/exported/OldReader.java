package org.tensorloupe.format.exported;

import java.util.Objects;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.model.Node;

/// The layout of PyTorch 2.1 to 2.7: the graph as JSON, and a `torch.save` file each for the state
/// dict, the constants and the example inputs. One thread.
final class OldReader {
    static final String PROGRAM = "serialized_exported_program.json";
    private static final long LONGEST_JSON = 1L << 30;

    private final ZipParts parts;
    private final ProgramTree tree;

    OldReader(ZipParts parts, ProgramTree tree) {
        this.parts = parts;
        this.tree = tree;
    }

    /// @param format the container's name
    OpenCheckpoint read(String format) throws CheckpointException {
        tree.note("version", "version");
        if (parts.find("serialized_state_dict.pt").isPresent()) {
            tree.essential("serialized_state_dict.pt", "state_dict", "")
                    .map(Node::children)
                    .ifPresent(tree::addAll);
        }
        file("serialized_constants.pt", "constants");
        tree.add(GraphNodes.node(parts, PROGRAM, LONGEST_JSON, tree));
        file("serialized_example_inputs.pt", "sample_inputs");
        return tree.finish(format, Objects.requireNonNullElse(tree.metadata().get("version"), ""));
    }

    private void file(String part, String key) {
        if (parts.find(part).isPresent()) {
            tree.file(part, key, key).ifPresent(tree::add);
        }
    }
}
