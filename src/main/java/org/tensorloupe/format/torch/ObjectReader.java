package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// Objects that are no tensors, arrays or modules: their arguments, state and items as one list of
/// children, with the shapes that common libraries give them.
final class ObjectReader {
    private final Walk walk;

    ObjectReader(Walk walk) {
        this.walk = walk;
    }

    /// The node of an object.
    Node node(PyObject call, Place place) {
        if (QuantizedLayers.isPacked(call) && call.state() instanceof PyTuple state) {
            List<Node> parts =
                    state.get(0) instanceof PyTuple packed
                            ? walk.items(packed.items(), place)
                            : List.of();
            return new ObjectNode(place.key(), place.name(), String.valueOf(state.get(1)), parts);
        }
        PyGlobal global = call.global();
        String className = global == null ? "a computed class" : global.qualifiedName();
        Optional<Node> wrapped = setting(call, global, place);
        return wrapped.isPresent()
                ? wrapped.get()
                : new ObjectNode(
                        place.key(), place.name(), className, children(call, className, place));
    }

    private List<Node> children(PyObject call, String className, Place place) {
        List<Node> children = new ArrayList<>();
        switch (className) {
            case "functools.partial" -> {
                if (call.state() instanceof PyTuple state && state.size() == 4) {
                    children.add(walk.node(state.get(0), place.below("func")));
                    children.add(walk.node(state.get(1), place.below("args")));
                    children.add(walk.node(state.get(2), place.below("keywords")));
                    return children;
                }
            }
            case "collections.deque" -> {
                if (call.args().size() == 2 && call.args().get(1) instanceof Long longest) {
                    children.add(walk.node(longest, place.below("maxlen")));
                }
                children.addAll(walk.items(call.listItems(), place));
                return children;
            }
            case "builtins.getattr", "__builtin__.getattr" -> {
                if (call.args().size() == 2) {
                    children.add(walk.node(call.args().get(0), place.below("object")));
                    children.add(walk.node(call.args().get(1), place.below("attribute")));
                    return children;
                }
            }
            default -> {
                // Has no shape of its own.
            }
        }
        children.addAll(arguments(call, place));
        if (call.kwargs() != null) {
            children.addAll(walk.entries(call.kwargs(), place));
        }
        if (call.isBuilt()) {
            children.addAll(state(call.state(), place));
        }
        children.addAll(walk.items(call.listItems(), place));
        if (call.dictItems() != null) {
            children.addAll(walk.entries(call.dictItems(), place));
        }
        return children;
    }

    /// What stands in front of the state: the fields of a namedtuple, the items of a collection.
    private List<Node> arguments(PyObject call, Place place) {
        PyTuple args = call.args();
        if (args.size() == 0) {
            return List.of();
        }
        Object only = args.get(0);
        boolean alone =
                args.size() == 1
                        || (args.size() == 2
                                && args.get(1) instanceof PyDict rest
                                && rest.size() == 0);
        if (alone && only instanceof PyDict dict) {
            return walk.entries(dict, place);
        }
        if (alone && only instanceof PyList list && call.listItems().isEmpty()) {
            return walk.items(list.items(), place);
        }
        if (call.isBuilt() || !call.listItems().isEmpty() || call.dictItems() != null) {
            return List.of(walk.node(args, place.below("args")));
        }
        if (alone && only instanceof PyTuple tuple) {
            return walk.items(tuple.items(), place);
        }
        return walk.items(args.items(), place);
    }

    /// OmegaConf's nodes are what they wrap: a leaf's value, a container's content.
    private Optional<Node> setting(PyObject call, @Nullable PyGlobal global, Place place) {
        if (global == null
                || !global.module().startsWith("omegaconf.")
                || !(call.state() instanceof PyDict state)) {
            return Optional.empty();
        }
        if (state.has("_val")) {
            return Optional.of(walk.node(state.get("_val"), place));
        }
        if (!state.has("_content")) {
            return Optional.empty();
        }
        return switch (state.get("_content")) {
            case PyDict content -> Optional.of(object(global, walk.entries(content, place), place));
            case PyList content ->
                    Optional.of(object(global, walk.items(content.items(), place), place));
            case null, default -> Optional.of(walk.node(state.get("_content"), place));
        };
    }

    private static Node object(PyGlobal global, List<Node> children, Place place) {
        return new ObjectNode(place.key(), place.name(), global.qualifiedName(), children);
    }

    /// The attributes of a state: a dict, or a pair of dict and slots; any other state as it is.
    List<Node> state(@Nullable Object state, Place place) {
        return switch (state) {
            case PyDict dict -> walk.entries(dict, place);
            case PyTuple pair
                    when pair.size() == 2
                            && (pair.get(0) == null || pair.get(0) instanceof PyDict)
                            && pair.get(1) instanceof PyDict slots -> {
                List<Node> both = new ArrayList<>();
                if (pair.get(0) instanceof PyDict attributes) {
                    both.addAll(walk.entries(attributes, place));
                }
                both.addAll(walk.entries(slots, place));
                yield both;
            }
            case null, default -> List.of(walk.node(state, place.below("state")));
        };
    }
}
