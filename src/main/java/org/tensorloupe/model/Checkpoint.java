package org.tensorloupe.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FormatFault;

/// All that a file says of itself, without tensor data. Immutable, any thread.
///
/// @param fileName name of the file, without its folder
/// @param fileSize size of the file in bytes
/// @param format name of the container as people say it, such as `zip`
/// @param formatVersion the container's own version, or empty
/// @param root the tree
/// @param tensors every tensor in file order, names unique in path but not by law
/// @param stateDicts paths of the state dicts that were found, best first; "" is the root itself;
///     [StateDictTensors] gives the tensors of one
/// @param metadata what the container says beside the object, such as `byteorder`
/// @param imports classes and functions that its pickles name, in order of first use
/// @param findings what its owner should know
/// @param fault why only a part of the file could be read; null if it is whole
public record Checkpoint(
        String fileName,
        long fileSize,
        String format,
        String formatVersion,
        GroupNode root,
        List<TensorNode> tensors,
        List<String> stateDicts,
        Map<String, String> metadata,
        List<Import> imports,
        List<Finding> findings,
        @Nullable FormatFault fault) {
    /// Copies the lists.
    public Checkpoint {
        tensors = List.copyOf(tensors);
        stateDicts = List.copyOf(stateDicts);
        imports = List.copyOf(imports);
        findings = List.copyOf(findings);
    }

    /// Elements of all tensors.
    public long parameters() {
        return root.totals().elements();
    }

    /// Bytes of all tensors' elements.
    public long tensorBytes() {
        return root.totals().bytes();
    }

    /// Number of tensors, without those that only show what others hold.
    public long tensorCount() {
        return root.totals().tensors();
    }

    /// Bytes of all storages that tensors use, each counted once; a sum that does not fit a long
    /// stays at the largest.
    public long storedBytes() {
        return tensors.stream()
                .filter(node -> !node.isView())
                .map(node -> node.tensor().storage())
                .filter(Objects::nonNull)
                .distinct()
                .mapToLong(storage -> storage.size())
                .reduce(0, Totals::add);
    }

    /// Whether something that the file promises cannot be read.
    public boolean isDamaged() {
        return fault != null
                || findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
    }
}
