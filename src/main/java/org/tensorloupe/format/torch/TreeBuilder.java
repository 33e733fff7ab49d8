package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
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
import org.tensorloupe.model.ObjectNode;
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
    private static final int MOST_WRAPPERS = 16;

    /// Nodes that a stream counts for, beside its own: it costs more to read than a value.
    private static final int STREAM_COST = 100;

    private final TreeLimits limits;
    private final Function<StorageRef, OptionalLong> storedSize;
    private final Assembly assembly;
    private final Opening opening;
    private final StorageStreams streams;
    private final TensorRebuilder rebuilder;
    private final ObjectRule rule;
    private final List<TensorNode> tensors = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> told = new HashSet<>();
    private int nodes;

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
        this.storedSize = storedSize;
        this.assembly = assembly;
        this.opening = opening;
        streams = new StorageStreams(assembly, opening.monitor());
        rebuilder = new TensorRebuilder(streams);
        this.rule = rule;
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

    /// A place in the tree: label, path and depth.
    private record Place(String key, String name, int depth) {
        Place below(String key) {
            return new Place(key, depth == 0 ? key : name + "." + key, depth + 1);
        }
    }

    private Node node(@Nullable Object object, Place place) {
        nodes++;
        if (nodes > limits.nodes()) {
            return unexpanded(
                    place,
                    "the object has more than %,d values, the rest is not read"
                            .formatted(limits.nodes()));
        }
        if (place.depth() > limits.depth()) {
            return unexpanded(
                    place,
                    "nested deeper than %d levels, what is below is not read"
                            .formatted(limits.depth()));
        }
        Optional<ObjectRule.Reading> reading =
                object == null ? Optional.empty() : rule.read(object);
        if (object != null && reading.isPresent()) {
            return read(object, reading.get(), place);
        }
        if (object instanceof PyObject call) {
            Optional<Node> made = tensor(call, place).or(() -> inner(call, place));
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
            return switch (object) {
                case PyDict dict -> group(place, Kind.DICT, entries(dict, place));
                case PyList list -> group(place, Kind.LIST, items(list.items(), place));
                case PyTuple tuple -> group(place, Kind.TUPLE, items(tuple.items(), place));
                case PySet set -> group(place, Kind.SET, items(set.items(), place));
                case PyObject call -> object(call, place);
                default -> value(place, "object", object.toString());
            };
        } finally {
            open.remove(object);
        }
    }

    /// The node of a value that the container knows.
    private Node read(Object object, ObjectRule.Reading reading, Place place) {
        if (!open.add(object)) {
            return value(place, "reference", "the object that contains it");
        }
        try {
            return switch (reading) {
                case ObjectRule.Reading.Tensor(TensorInfo tensor) ->
                        tensor(tensor.named(place.name()), place);
                case ObjectRule.Reading.Value(Object value) -> {
                    Object inner = value;
                    int wrappers = 0;
                    while (inner != null
                            && rule.read(inner).orElse(null)
                                    instanceof ObjectRule.Reading.Value(Object next)) {
                        if (++wrappers > MOST_WRAPPERS) {
                            yield unexpanded(place, "a value is wrapped too often");
                        }
                        inner = next;
                    }
                    yield node(inner, place);
                }
                case ObjectRule.Reading.Attributes(String className, var attributes) ->
                        new ObjectNode(
                                place.key(),
                                place.name(),
                                className,
                                attributes(attributes, place));
            };
        } finally {
            open.remove(object);
        }
    }

    private List<Node> attributes(List<ObjectRule.Attribute> attributes, Place place) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < attributes.size() && nodes <= limits.nodes(); i++) {
            ObjectRule.Attribute attribute = attributes.get(i);
            int before = tensors.size();
            Node child = node(attribute.value(), place.below(attribute.key()));
            if (attribute.parameter() && child instanceof TensorNode(_, TensorInfo tensor, _)) {
                TensorNode parameter = new TensorNode(child.key(), tensor.asParameter());
                tensors.set(before, parameter);
                child = parameter;
            }
            children.add(child);
        }
        return children;
    }

    private List<Node> entries(PyDict dict, Place place) {
        List<Node> children = new ArrayList<>(dict.size());
        boolean stateDict = false;
        for (int i = 0; i < dict.size() && nodes <= limits.nodes(); i++) {
            Node child = node(dict.valueAt(i), place.below(KeyText.of(dict.keyAt(i))));
            stateDict |= child instanceof TensorNode;
            children.add(child);
        }
        return stateDict ? ModuleTree.split(place.name(), place.depth() == 0, children) : children;
    }

    private List<Node> items(List<? extends @Nullable Object> items, Place place) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < items.size() && nodes <= limits.nodes(); i++) {
            children.add(node(items.get(i), place.below(Integer.toString(i))));
        }
        return children;
    }

    /// The node of a call that makes a tensor; empty for any other call.
    private Optional<Node> tensor(PyObject call, Place place) {
        try {
            return rebuilder
                    .rebuild(call, place.name())
                    .map(rebuilt ->
                            switch (rebuilt) {
                                case Rebuilt.Plain(TensorInfo info, var state) ->
                                        tensor(call, info, state, place);
                                case Rebuilt.Composite made -> composite(made, place);
                            });
        } catch (ArgumentException e) {
            String reason = "a tensor cannot be rebuilt: " + e.getMessage();
            findings.add(new Finding(Severity.ERROR, place.name(), reason));
            return Optional.of(value(place, "broken tensor", String.valueOf(e.getMessage())));
        }
    }

    /// The node of a whole `torch.save` stream in the pickle; empty for anything else.
    private Optional<Node> inner(PyObject call, Place place) {
        PyBytes bytes = StorageStreams.stream(call);
        if (bytes == null) {
            return Optional.empty();
        }
        nodes += STREAM_COST;
        try {
            OpenCheckpoint part = opening.open(bytes.view());
            Assembly.Graft graft = assembly.graft(place.key(), place.name(), part);
            tensors.addAll(graft.tensors());
            findings.addAll(graft.findings());
            imports.addAll(graft.imports());
            Totals inside = graft.node().totals();
            nodes += (int) Math.min(limits.nodes(), inside.tensors() + inside.values());
            return Optional.of(graft.node());
        } catch (CheckpointException e) {
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
            TensorNode whole = TensorNode.with(place.key(), tensor, state(state, place));
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

    private Node composite(Rebuilt.Composite composite, Place place) {
        int position = tensors.size();
        List<Node> children = new ArrayList<>();
        Map<String, TensorInfo> parts = new HashMap<>();
        for (Rebuilt.Part part : composite.parts()) {
            Node child = node(part.value(), place.below(part.key()));
            children.add(child);
            if (child instanceof TensorNode tensor) {
                parts.put(part.key(), tensor.tensor());
            }
        }
        List<TensorNode> views = views(composite.views(), parts, place);
        children.addAll(0, views);
        tensors.addAll(position, views);
        return new ObjectNode(place.key(), place.name(), composite.kind(), children);
    }

    private List<TensorNode> views(
            CompositeViews views, Map<String, TensorInfo> parts, Place place) {
        String storage = "view " + nodes;
        try {
            List<TensorNode> made =
                    views.of(
                            parts,
                            new CompositeViews.Place(
                                    place.name(), storage, assembly, opening.monitor()));
            nodes += made.size();
            for (TensorNode view : made) {
                StorageRef ref = view.tensor().storage();
                if (ref != null && !ref.key().equals(storage)) {
                    check(view.tensor());
                }
            }
            return made;
        } catch (CompositeViews.NotShownException e) {
            String why = String.valueOf(e.getMessage());
            findings.add(new Finding(Severity.INFO, place.name(), why));
        } catch (ArgumentException e) {
            String why = "the components contradict each other: " + e.getMessage();
            findings.add(new Finding(Severity.ERROR, place.name(), why));
        } catch (CheckpointException e) {
            String why = String.valueOf(e.getMessage());
            findings.add(new Finding(Severity.ERROR, place.name(), why));
        }
        return List.of();
    }

    private Node object(PyObject call, Place place) {
        List<Node> children = new ArrayList<>();
        if (call.args().size() > 0) {
            children.add(node(call.args(), place.below("args")));
        }
        if (call.kwargs() != null) {
            children.add(node(call.kwargs(), place.below("kwargs")));
        }
        if (call.isBuilt()) {
            children.addAll(state(call.state(), place));
        }
        children.addAll(items(call.listItems(), place));
        if (call.dictItems() != null) {
            children.addAll(entries(call.dictItems(), place));
        }
        String className =
                call.global() == null ? "a computed class" : call.global().qualifiedName();
        return new ObjectNode(place.key(), place.name(), className, children);
    }

    /// The attributes of a state: a dict, or a pair of dict and slots; any other state as it is.
    private List<Node> state(@Nullable Object state, Place place) {
        return switch (state) {
            case PyDict dict -> entries(dict, place);
            case PyTuple pair
                    when pair.size() == 2
                            && (pair.get(0) == null || pair.get(0) instanceof PyDict)
                            && pair.get(1) instanceof PyDict slots -> {
                List<Node> both = new ArrayList<>();
                if (pair.get(0) instanceof PyDict attributes) {
                    both.addAll(entries(attributes, place));
                }
                both.addAll(entries(slots, place));
                yield both;
            }
            case null, default -> List.of(node(state, place.below("state")));
        };
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
}
