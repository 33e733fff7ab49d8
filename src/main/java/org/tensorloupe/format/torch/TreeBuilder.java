package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.format.tree.StorageBounds;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Import;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.Totals;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PySet;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Turns an unpickled object into the tree of a checkpoint. Used once, by one thread.
///
/// An object that contains itself, and one that would expand into more nodes than the limits allow,
/// ends in a value that says so. A tensor that cannot be rebuilt becomes such a value too, with a
/// finding; all others stand.
public final class TreeBuilder {
    private static final int LONGEST_PLACE = 80;

    private final TreeLimits limits;
    private final Function<StorageRef, OptionalLong> storedSize;
    private final Assembly assembly;
    private final Opening opening;
    private final StorageStreams streams;
    private final TensorRebuilder rebuilder;
    private final RuleReader rules;
    private final NumpyArrays arrays;
    private final ModuleObjects modules;
    private final ObjectReader objects;
    private final CompositeReader composites;
    private final List<TensorNode> tensors = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> told = new HashSet<>();
    private final Repeats repeats = new Repeats();
    private final NodeMeter meter;

    /// @param storedSize bytes that the file really holds of a storage; empty if it holds none
    /// @param assembly takes what the object itself carries of storages
    /// @param opening opens files within the object
    public TreeBuilder(
            TreeLimits limits,
            Function<StorageRef, OptionalLong> storedSize,
            Assembly assembly,
            Opening opening) {
        this(limits, storedSize, assembly, opening, ObjectRule.NONE);
    }

    /// @param storedSize bytes that the file really holds of a storage; empty if it holds none
    /// @param assembly takes what the object itself carries of storages
    /// @param opening opens files within the object
    /// @param rule what the container knows of its objects; asked before all else
    public TreeBuilder(
            TreeLimits limits,
            Function<StorageRef, OptionalLong> storedSize,
            Assembly assembly,
            Opening opening,
            ObjectRule rule) {
        this.limits = limits;
        meter = new NodeMeter(limits);
        this.storedSize = storedSize;
        this.assembly = assembly;
        this.opening = opening;
        streams = new StorageStreams(assembly, opening.monitor());
        rebuilder = new TensorRebuilder(streams);
        Walk walk = new Walker();
        rules = new RuleReader(rule, walk);
        arrays = new NumpyArrays(assembly, walk);
        modules = new ModuleObjects(walk);
        objects = new ObjectReader(walk);
        composites = new CompositeReader(assembly, opening.monitor(), walk);
    }

    /// The tree of a file's object.
    ///
    /// @param fileName the root's label
    public GroupNode build(String fileName, @Nullable Object object) {
        Place root = new Place("", "", 0);
        if (object != null) {
            open.add(object);
        }
        List<Node> children =
                switch (object) {
                    case PyDict dict -> entries(dict, root);
                    case PyList list -> items(list.items(), root);
                    case PyTuple tuple -> items(tuple.items(), root);
                    case null, default -> {
                        open.clear();
                        yield List.of(node(object, root));
                    }
                };
        return new GroupNode(fileName, "", Kind.ROOT, children);
    }

    /// The node of one of several objects in a file.
    ///
    /// @param key label of the node
    /// @param name path of the node; empty if what is below it has the names of a file's own object
    public Node part(String key, String name, @Nullable Object object) {
        return node(object, new Place(key, name, name.isEmpty() ? 0 : 1));
    }

    /// Every tensor that was found, in the order of the file.
    public List<TensorNode> tensors() {
        return tensors;
    }

    /// What was found wrong on the way.
    public List<Finding> findings() {
        return findings;
    }

    /// What the pickles within the object name.
    public List<Import> imports() {
        List<Import> all = new ArrayList<>(streams.imports());
        all.addAll(imports);
        return all.stream().distinct().toList();
    }

    private Node node(@Nullable Object object, Place place) {
        Optional<String> stop = meter.enter(place);
        if (stop.isPresent()) {
            return unexpanded(place, stop.get());
        }
        Optional<Node> ruled = object == null ? Optional.empty() : ruled(object, place);
        if (ruled.isPresent()) {
            return ruled.get();
        }
        if (object instanceof PyObject call) {
            Optional<Node> made =
                    modules.known(call, place)
                            .or(() -> tensor(call, place))
                            .or(() -> inner(call, place));
            if (made.isPresent()) {
                return made.get();
            }
        }
        Optional<ValueText.Plain> plain = ValueText.of(object, limits.textLength());
        if (plain.isPresent()) {
            return value(place, plain.get().type(), plain.get().text());
        }
        if (object == null || !open.add(object)) {
            return value(place, "reference", "the object that contains it");
        }
        try {
            if (!repeats.enter(object, place.depth(), meter.nodes())) {
                return value(place, "reference", "an object that is shown often enough");
            }
            return switch (object) {
                case PyDict dict -> group(place, Kind.DICT, entries(dict, place));
                case PyList list -> group(place, Kind.LIST, items(list.items(), place));
                case PyTuple tuple -> group(place, Kind.TUPLE, items(tuple.items(), place));
                case PySet set -> group(place, Kind.SET, items(set.items(), place));
                case PyObject call ->
                        modules.node(call, place).orElseGet(() -> objects.node(call, place));
                default -> value(place, "object", object.toString());
            };
        } finally {
            repeats.leave(place.depth(), meter.nodes());
            open.remove(object);
        }
    }

    /// The node of a value that the container knows; empty for any other.
    private Optional<Node> ruled(Object object, Place place) {
        Optional<ObjectRule.Reading> reading = rules.read(object);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        if (!open.add(object)) {
            return Optional.of(value(place, "reference", "the object that contains it"));
        }
        try {
            return Optional.of(rules.node(reading.get(), place));
        } finally {
            open.remove(object);
        }
    }

    private List<Node> entries(PyDict dict, Place place) {
        List<Node> children = new ArrayList<>(dict.size());
        boolean stateDict = false;
        for (int i = 0; i < dict.size() && !meter.full(); i++) {
            Node child = node(dict.valueAt(i), place.below(KeyText.of(dict.keyAt(i))));
            stateDict |= child instanceof TensorNode;
            children.add(child);
        }
        return stateDict ? ModuleTree.split(place.name(), place.depth() == 0, children) : children;
    }

    private List<Node> items(List<? extends @Nullable Object> items, Place place) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < items.size() && !meter.full(); i++) {
            children.add(node(items.get(i), place.below(Integer.toString(i))));
        }
        return children;
    }

    /// The node of a call that makes a tensor or an array; empty for any other call.
    private Optional<Node> tensor(PyObject call, Place place) {
        Optional<Node> made = rebuilt(call, place);
        if (made.isPresent()) {
            modules.met(call, place);
        }
        return made;
    }

    private Optional<Node> rebuilt(PyObject call, Place place) {
        try {
            Optional<Node> array = arrays.node(call, place);
            return array.isPresent() ? array : torch(call, place);
        } catch (ArgumentException | ArithmeticException e) {
            String reason = "a tensor cannot be rebuilt: " + e.getMessage();
            findings.add(new Finding(Severity.ERROR, place.name(), reason));
            return Optional.of(value(place, "broken tensor", String.valueOf(e.getMessage())));
        }
    }

    private Optional<Node> torch(PyObject call, Place place) throws ArgumentException {
        return rebuilder
                .rebuild(call, place.name())
                .map(rebuilt ->
                        switch (rebuilt) {
                            case Rebuilt.Plain(TensorInfo info, var state) ->
                                    tensor(call, info, state, place);
                            case Rebuilt.Composite made -> composites.node(made, place);
                        });
    }

    /// The node of a whole `torch.save` stream in the pickle; empty for anything else.
    private Optional<Node> inner(PyObject call, Place place) {
        PyBytes bytes = StorageStreams.stream(call);
        if (bytes == null) {
            return Optional.empty();
        }
        meter.stream();
        try {
            OpenCheckpoint part = opening.open(bytes.view());
            Assembly.Graft graft = assembly.graft(place.key(), place.name(), part);
            tensors.addAll(graft.tensors());
            findings.addAll(graft.findings());
            imports.addAll(graft.imports());
            Totals inside = graft.node().totals();
            meter.add(inside.tensors() + inside.values());
            return Optional.of(graft.node());
        } catch (CheckpointException e) {
            if (e.fault() instanceof FormatFault.LimitExceeded) {
                meter.excessive();
            }
            String reason = String.valueOf(e.getMessage());
            findings.add(new Finding(Severity.ERROR, place.name(), reason));
            return Optional.of(value(place, "broken stream", reason));
        }
    }

    private Node tensor(PyObject call, TensorInfo tensor, @Nullable Object state, Place place) {
        check(tensor);
        int position = tensors.size();
        TensorNode node = new TensorNode(place.key(), tensor);
        tensors.add(node);
        if (state == null || !open.add(call)) {
            return node;
        }
        try {
            TensorNode whole = TensorNode.with(place.key(), tensor, objects.state(state, place));
            tensors.set(position, whole);
            return whole;
        } finally {
            open.remove(call);
        }
    }

    private void check(TensorInfo tensor) {
        StorageRef storage = tensor.storage();
        if (storage != null) {
            OptionalLong here = assembly.embeddedSize(storage);
            StorageBounds.problem(tensor, here.isPresent() ? here : storedSize.apply(storage))
                    .ifPresent(problem ->
                            findings.add(new Finding(Severity.ERROR, tensor.name(), problem)));
        }
    }

    private static Node group(Place place, Kind kind, List<Node> children) {
        return new GroupNode(place.key(), place.name(), kind, children);
    }

    private static Node value(Place place, String type, String text) {
        return new ValueNode(place.key(), place.name(), type, text);
    }

    private Node unexpanded(Place place, String why) {
        if (told.add(why)) {
            findings.add(new Finding(Severity.ERROR, shortened(place.name()), why));
        }
        return value(place, "not shown", why);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_PLACE
                ? name
                : name.substring(0, LONGEST_PLACE / 2)
                        + "…"
                        + name.substring(name.length() - LONGEST_PLACE / 2);
    }

    /// What the readers of single kinds of objects see of this.
    private final class Walker implements Walk {
        @Override
        public Node node(@Nullable Object value, Place place) {
            return TreeBuilder.this.node(value, place);
        }

        @Override
        public List<Node> entries(PyDict dict, Place place) {
            return TreeBuilder.this.entries(dict, place);
        }

        @Override
        public List<Node> items(List<? extends @Nullable Object> items, Place place) {
            return TreeBuilder.this.items(items, place);
        }

        @Override
        public Node tensor(TensorInfo tensor, Place place) {
            TensorNode node = new TensorNode(place.key(), tensor);
            tensors.add(node);
            return node;
        }

        @Override
        public void check(TensorInfo tensor) {
            TreeBuilder.this.check(tensor);
        }

        @Override
        public void insert(int position, List<TensorNode> more) {
            meter.add(more.size());
            tensors.addAll(position, more);
        }

        @Override
        public void replace(int position, TensorNode tensor) {
            tensors.set(position, tensor);
        }

        @Override
        public int position() {
            return tensors.size();
        }

        @Override
        public void tell(Severity severity, Place place, String what) {
            findings.add(new Finding(severity, place.name(), what));
        }

        @Override
        public boolean full() {
            return meter.full();
        }
    }
}
