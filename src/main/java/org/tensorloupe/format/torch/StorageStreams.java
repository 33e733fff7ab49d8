package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.StorageRef;

/// The storages that a pickle holds as `torch.storage._load_from_bytes(stream)`.
///
/// That is how plain pickling writes a tensor's storage: each as a whole [LegacyStream] whose object
/// is the storage. Every stream is read once, however often it is referred to. For one thread.
final class StorageStreams {
    private final Assembly assembly;
    private final Monitor monitor;
    private final IdentityHashMap<PyBytes, TorchStorage> known = new IdentityHashMap<>();
    private final IdentityHashMap<PyBytes, String> broken = new IdentityHashMap<>();
    private final List<Import> imports = new ArrayList<>();

    /// @param assembly takes the storages
    StorageStreams(Assembly assembly, Monitor monitor) {
        this.assembly = assembly;
        this.monitor = monitor;
    }

    /// What the streams' pickles name.
    List<Import> imports() {
        return imports;
    }

    /// The stream that a call loads; null if it is another call.
    static @Nullable PyBytes stream(@Nullable Object value) {
        return value instanceof PyObject call
                        && call.isOf("torch.storage", "_load_from_bytes")
                        && call.args().size() == 1
                        && call.args().get(0) instanceof PyBytes bytes
                ? bytes
                : null;
    }

    /// An argument that is a storage, outside the pickle or within.
    ///
    /// @throws ArgumentException if it is none, or a stream that cannot be read
    TorchStorage at(PyTuple args, int position) throws ArgumentException {
        Object value = Calls.at(args, position);
        PyBytes stream = stream(value);
        if (stream == null) {
            if (value instanceof PyTuple id && spelled(id) instanceof TorchStorage storage) {
                return storage;
            }
            return Calls.as(TorchStorage.class, args, position, "a storage");
        }
        TorchStorage present = known.get(stream);
        if (present != null) {
            return present;
        }
        String reason = broken.get(stream);
        if (reason != null) {
            throw new ArgumentException(reason);
        }
        try {
            TorchStorage made = embed(stream);
            known.put(stream, made);
            return made;
        } catch (ArgumentException e) {
            broken.put(stream, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// The storage of an id that stands in the pickle itself, as some writers of the tar of 2016
    /// spell it.
    private static @Nullable Object spelled(PyTuple id) throws ArgumentException {
        try {
            return new TorchStorages("pickle", ByteOrder.LITTLE_ENDIAN).load(id);
        } catch (CheckpointException e) {
            throw new ArgumentException(String.valueOf(e.getMessage()));
        }
    }

    private TorchStorage embed(PyBytes bytes) throws ArgumentException {
        try {
            LegacyStream stream = LegacyStream.read(bytes.view(), monitor);
            imports.addAll(stream.imports());
            if (!(stream.root() instanceof TorchStorage storage)) {
                throw new ArgumentException("its storage is a stream of something else");
            }
            StorageRef inner = storage.ref();
            StorageRef ref =
                    new StorageRef(
                            String.format(Locale.ROOT, "stream %d/%s", known.size(), inner.key()),
                            inner.device(),
                            inner.size(),
                            inner.order());
            assembly.embed(ref, stream.data().bytes(inner, monitor), "stream in the pickle");
            return new TorchStorage(ref, storage.dtype(), storage.offset(), storage.size());
        } catch (CheckpointException e) {
            throw new ArgumentException("its storage is a broken stream: " + e.getMessage());
        }
    }
}
