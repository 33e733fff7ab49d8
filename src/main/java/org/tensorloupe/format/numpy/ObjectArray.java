package org.tensorloupe.format.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.torch.TreeBuilder;
import org.tensorloupe.format.torch.TreeLimits;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.OpenAssembly;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// An array of Python objects: a pickle of the array follows the header. Nothing in it is run.
final class ObjectArray {
    private ObjectArray() {}

    static OpenCheckpoint open(ByteView file, NpyHeader header, String format, Opening opening)
            throws CheckpointException {
        Pickle pickle =
                PickleReader.read(
                        file,
                        header.dataAt(),
                        PickleLimits.defaults(),
                        PersistentIds.KEEP,
                        opening.monitor());
        Assembly storages = Assembly.without(file.name());
        TreeBuilder builder =
                new TreeBuilder(TreeLimits.DEFAULT, ref -> OptionalLong.empty(), storages, opening);
        GroupNode root = builder.build(file.name(), elements(pickle.root(), header));
        List<Import> imports = new ArrayList<>(KnownImports.grade(pickle.imports()));
        imports.addAll(builder.imports());
        return new OpenAssembly(
                new Checkpoint(
                        file.name(),
                        file.size(),
                        format,
                        Integer.toString(header.version()),
                        root,
                        builder.tensors(),
                        StateDicts.find(root),
                        Map.of(),
                        imports,
                        builder.findings(),
                        null),
                storages);
    }

    /// The elements of a pickled object array: its list, or its one object if it has no axes; the
    /// pickle's object if it is something else.
    ///
    /// The state of an `ndarray` is (version, shape, dtype, order, elements).
    private static @Nullable Object elements(@Nullable Object root, NpyHeader header) {
        if (root instanceof PyObject array
                && array.global() != null
                && array.global().name().equals("_reconstruct")
                && array.state() instanceof PyTuple state
                && state.size() == 5
                && state.get(4) instanceof PyList list) {
            boolean single = header.shape().isEmpty() && list.size() == 1;
            return single ? list.get(0) : list;
        }
        return root;
    }
}
