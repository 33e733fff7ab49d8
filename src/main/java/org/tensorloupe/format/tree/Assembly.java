package org.tensorloupe.format.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

/// The storages of a checkpoint that is put together from several places: the container's own, some
/// that lie in a pickle, those of files within the file.
///
/// Filled by one thread while the checkpoint is opened; then any thread may read.
public final class Assembly implements StorageSource, AutoCloseable {
    private final StorageSource own;
    private final Map<StorageRef, Place> places = new HashMap<>();
    private final Map<StorageRef, ByteView> embedded = new HashMap<>();
    private final Map<StorageRef, Maker> made = new HashMap<>();
    private final List<Runnable> parts = new ArrayList<>();
    private final Set<String> grafted = new HashSet<>();
    private final Map<StorageRef, Origin> origins = new HashMap<>();

    /// A storage of a file within.
    private record Origin(StorageSource source, StorageRef ref) {}

    /// @param own the container's own storages: all that are not added here
    public Assembly(StorageSource own) {
        this.own = own;
    }

    /// One of a container that has no storages of its own.
    ///
    /// @param where name of the file, for faults
    public static Assembly without(String where) {
        return new Assembly(new NoStorages(where));
    }

    private record NoStorages(String where) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
            throw missing(storage);
        }

        @Override
        public Place locate(StorageRef storage) throws CheckpointException {
            throw missing(storage);
        }

        private CheckpointException missing(StorageRef storage) {
            return new CheckpointException(new FormatFault.MissingPart(where, storage.key()));
        }
    }

    /// What was opened within the file, with its names and storages made unique in the whole.
    ///
    /// @param node all of it, as one node
    /// @param tensors its tensors in file order
    /// @param imports what its pickles name
    /// @param findings what was found wrong, its fault included
    public record Graft(
            Node node, List<TensorNode> tensors, List<Import> imports, List<Finding> findings) {}

    /// Adds a storage whose bytes are at hand.
    ///
    /// @param ref its key must be unique in the whole
    /// @param part name of the section it stands in
    public void embed(StorageRef ref, ByteView bytes, String part) {
        embedded.put(ref, bytes);
        places.put(ref, new Place(part, OptionalLong.empty()));
    }

    /// Bytes of a storage that was added here; empty for the container's own and those of files
    /// within.
    public OptionalLong embeddedSize(StorageRef ref) {
        ByteView here = embedded.isEmpty() ? null : embedded.get(ref);
        return here == null ? OptionalLong.empty() : OptionalLong.of(here.size());
    }

    /// Makes the bytes of a storage out of those of others.
    @FunctionalInterface
    public interface Maker {
        /// Called whenever the storage is asked for, by any thread.
        ///
        /// @param storages all storages of the checkpoint
        /// @throws CheckpointException if what it is made of cannot be read
        ByteView make(StorageSource storages, Monitor monitor) throws CheckpointException;
    }

    /// Adds a storage that is made of others when it is read, such as the dense form of a sparse
    /// tensor.
    ///
    /// @param ref its key must be unique in the whole
    /// @param part what it is
    public void derive(StorageRef ref, Maker maker, String part) {
        made.put(ref, maker);
        places.put(ref, new Place(part, OptionalLong.empty()));
    }

    /// Adds a file within the file.
    ///
    /// @param key label of the node that stands for it
    /// @param name path of that node; also prefixed to the keys of its storages
    /// @param part becomes this object's, which closes it
    public Graft graft(String key, String name, OpenCheckpoint part) {
        return graft(key, name, name, part);
    }

    /// Adds a file beside the file, whose names do not tell it from others.
    ///
    /// @param key label of the node that stands for it
    /// @param name path of that node; empty if its tensors keep their names
    /// @param prefix set before the keys of its storages
    /// @param part becomes this object's, which closes it
    public Graft graft(String key, String name, String prefix, OpenCheckpoint part) {
        parts.add(part.closer());
        // Paths may repeat in a file; storages must not.
        String storages = grafted.add(prefix) ? prefix : prefix + '#' + parts.size();
        Checkpoint inner = part.checkpoint();
        StorageSource source = part.storages();
        Map<StorageRef, StorageRef> renamed = new HashMap<>();
        Transplant transplant =
                new Transplant(
                        name,
                        ref ->
                                renamed.computeIfAbsent(
                                        ref,
                                        old -> {
                                            StorageRef made =
                                                    new StorageRef(
                                                            storages + '/' + old.key(),
                                                            old.device(),
                                                            old.size(),
                                                            old.order());
                                            origins.put(made, new Origin(source, old));
                                            return made;
                                        }));
        GroupNode root = inner.root();
        List<Node> children = root.children().stream().map(transplant::node).toList();
        Node node =
                children.size() == 1 && root.children().getFirst().name().isEmpty()
                        ? Relabelling.keyed(children.getFirst(), key)
                        : new GroupNode(key, name, GroupNode.Kind.FILE, children);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : inner.findings()) {
            findings.add(
                    new Finding(
                            finding.severity(),
                            transplant.name(finding.name()),
                            finding.message()));
        }
        if (inner.fault() != null) {
            findings.add(new Finding(Finding.Severity.ERROR, name, FaultText.line(inner.fault())));
        }
        List<TensorNode> tensors = inner.tensors().stream().map(transplant::tensor).toList();
        return new Graft(node, tensors, inner.imports(), findings);
    }

    @Override
    public ByteView bytes(StorageRef storage, Monitor monitor) throws CheckpointException {
        ByteView here = embedded.get(storage);
        if (here != null) {
            return here;
        }
        Maker maker = made.get(storage);
        if (maker != null) {
            return maker.make(this, monitor);
        }
        Origin origin = origins.get(storage);
        return origin == null
                ? own.bytes(storage, monitor)
                : origin.source().bytes(origin.ref(), monitor);
    }

    @Override
    public Place locate(StorageRef storage) throws CheckpointException {
        Place place = places.get(storage);
        if (place != null) {
            return place;
        }
        Origin origin = origins.get(storage);
        return origin == null ? own.locate(storage) : origin.source().locate(origin.ref());
    }

    /// Closes the files within.
    @Override
    public void close() {
        parts.forEach(Runnable::run);
    }
}
