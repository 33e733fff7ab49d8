package org.tensorloupe.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.analysis.ModelParameters.Parameter;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Quantities;

/// Which parameter each part of the optimizers' state belongs to.
///
/// PyTorch's optimizers number their parameters in the order of `parameters()`, which is that of the
/// state dict without its buffers. The shapes of the state must agree; where they do not, or leave
/// a choice, nothing is joined. Immutable; found in linear time.
public final class OptimizerJoin {
    /// Nothing to join.
    public static final OptimizerJoin NONE = new OptimizerJoin(List.of(), Map.of(), Map.of());

    private final List<Joined> optimizers;
    private final Map<String, Owner> tensors;
    private final Map<String, Owner> entries;

    private OptimizerJoin(
            List<Joined> optimizers, Map<String, Owner> tensors, Map<String, Owner> entries) {
        this.optimizers = List.copyOf(optimizers);
        this.tensors = Collections.unmodifiableMap(tensors);
        this.entries = Collections.unmodifiableMap(entries);
    }

    /// An optimizer.
    ///
    /// @param name path of its state dict; empty if it is the file's object
    /// @param parameters how many parameters it has
    /// @param joined how many of them were found
    /// @param stateDict path of the state dict they were found in; null if none fits
    /// @param problem why some or all are missing, a clause without a full stop; empty if none is
    public record Joined(
            String name,
            int parameters,
            int joined,
            @Nullable String stateDict,
            Optional<String> problem) {

        /// In words, such as `6 of 6 parameters joined to state_dict`.
        public String text() {
            if (stateDict == null) {
                return "%s not joined: %s"
                        .formatted(
                                Quantities.of(parameters, "parameter"), problem.orElse("unknown"));
            }
            String where = stateDict.isEmpty() ? "the object itself" : stateDict;
            return "%s of %s joined to %s%s"
                    .formatted(
                            Quantities.exact(joined),
                            Quantities.of(parameters, "parameter"),
                            where,
                            problem.map(why -> "; " + why).orElse(""));
        }
    }

    /// The parameter that a part of the state belongs to.
    ///
    /// @param path in the object
    /// @param parameter name in its state dict
    /// @param key which state of it, such as `exp_avg`; empty for all of it
    public record Owner(String path, String parameter, String key) {
        /// In words: `exp_avg of layer1.0.conv1.weight`.
        public String text() {
            return key.isEmpty() ? parameter : key + " of " + parameter;
        }
    }

    /// Joins the optimizers of a checkpoint to its state dicts.
    public static OptimizerJoin of(Checkpoint checkpoint) {
        return of(checkpoint, true);
    }

    /// The optimizers of a checkpoint, in file order, without what each part of their state belongs
    /// to.
    public static List<Joined> optimizers(Checkpoint checkpoint) {
        return of(checkpoint, false).optimizers();
    }

    private static OptimizerJoin of(Checkpoint checkpoint, boolean parts) {
        List<OptimizerState> states = OptimizerState.find(checkpoint.root());
        if (states.isEmpty()) {
            return NONE;
        }
        List<ModelParameters> models = models(checkpoint, states);
        List<Joined> optimizers = new ArrayList<>();
        Map<String, Owner> tensors = new HashMap<>();
        Map<String, Owner> entries = new HashMap<>();
        for (OptimizerState state : states) {
            ModelParameters best = null;
            Alignment alignment = null;
            for (ModelParameters model : models) {
                Alignment tried = Alignment.of(state, model);
                if (alignment == null || tried.joined() > alignment.joined()) {
                    best = model;
                    alignment = tried;
                }
            }
            optimizers.add(joined(state, best, alignment));
            if (alignment != null && parts) {
                record(state, alignment, tensors, entries);
            }
        }
        return new OptimizerJoin(optimizers, tensors, entries);
    }

    private static Joined joined(
            OptimizerState state, @Nullable ModelParameters model, @Nullable Alignment alignment) {
        int all = state.slots().size();
        if (model == null || alignment == null) {
            String why = "there is no state dict in the file";
            return new Joined(state.name(), all, 0, null, Optional.of(why));
        }
        if (alignment.problem().isPresent()) {
            return new Joined(state.name(), all, 0, null, alignment.problem());
        }
        int joined = alignment.joined();
        Optional<String> why =
                joined == all
                        ? Optional.empty()
                        : Optional.of("the shapes of the others fit several parameters");
        return joined == 0 && all > 0
                ? new Joined(state.name(), all, 0, null, Optional.of("every shape fits several"))
                : new Joined(state.name(), all, joined, model.name(), why);
    }

    private static void record(
            OptimizerState state,
            Alignment alignment,
            Map<String, Owner> tensors,
            Map<String, Owner> entries) {
        for (int i = 0; i < state.slots().size(); i++) {
            Node entry = state.slots().get(i).entry();
            Parameter parameter = alignment.matched().get(i);
            if (entry != null && parameter != null) {
                entries.put(entry.name(), new Owner(parameter.path(), parameter.name(), ""));
                for (Node part : entry.children()) {
                    if (part instanceof TensorNode) {
                        tensors.put(
                                part.name(),
                                new Owner(parameter.path(), parameter.name(), part.key()));
                    }
                }
            }
        }
    }

    private static List<ModelParameters> models(
            Checkpoint checkpoint, List<OptimizerState> optimizers) {
        Set<String> wanted = new HashSet<>();
        for (String path : checkpoint.stateDicts()) {
            boolean state =
                    optimizers.stream()
                            .anyMatch(o ->
                                    o.name().isEmpty()
                                            || path.equals(o.name())
                                            || path.startsWith(o.name() + "."));
            if (!state) {
                wanted.add(path);
            }
        }
        Map<String, Node> found = new HashMap<>();
        find(checkpoint.root(), wanted, found, 0);
        List<ModelParameters> models = new ArrayList<>();
        for (String path : checkpoint.stateDicts()) {
            Node node = found.remove(path);
            if (node != null) {
                models.add(ModelParameters.of(path, node));
            }
        }
        return models;
    }

    /// State dicts stand near the top.
    private static final int DEEPEST = 8;

    private static void find(Node node, Set<String> wanted, Map<String, Node> found, int depth) {
        if (wanted.contains(node.name()) && !(node instanceof TensorNode)) {
            found.putIfAbsent(node.name(), node);
        }
        if (depth < DEEPEST && found.size() < wanted.size()) {
            node.children().forEach(child -> find(child, wanted, found, depth + 1));
        }
    }

    /// The optimizers, in file order.
    public List<Joined> optimizers() {
        return optimizers;
    }

    /// What a tensor of the state belongs to; empty for any other.
    ///
    /// @param name path of the tensor, such as `optimizer.state.3.exp_avg`
    public Optional<Owner> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /// What the state of one parameter belongs to; empty for anything else.
    ///
    /// @param name path of the entry, such as `optimizer.state.3`
    public Optional<Owner> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
