package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PySet;
import org.tensorloupe.pickle.PyTuple;

/// What the state of a pickled `nn.Module` holds.
///
/// @param parameters by name; None for one that is switched off, such as a bias
/// @param buffers by name
/// @param modules by name
/// @param transients names of the buffers that are not in the state dict
/// @param attributes all attributes, the machinery of modules included
record ModuleMembers(
        PyDict parameters,
        PyDict buffers,
        PyDict modules,
        Set<String> transients,
        List<PyDict.Entry> attributes) {
    private static final String PARAMETERS = "_parameters";
    private static final String BUFFERS = "_buffers";
    private static final String MODULES = "_modules";
    private static final String NOT_PERSISTENT = "_non_persistent_buffers_set";

    /// Attributes in which modules keep hooks and the like; of no interest while they are empty.
    private static final Set<String> MACHINERY =
            Set.of(
                    "_backward_hooks",
                    "_backward_pre_hooks",
                    "_forward_hooks",
                    "_forward_hooks_always_called",
                    "_forward_hooks_with_kwargs",
                    "_forward_pre_hooks",
                    "_forward_pre_hooks_with_kwargs",
                    "_is_full_backward_hook",
                    "_load_state_dict_post_hooks",
                    "_load_state_dict_pre_hooks",
                    "_state_dict_hooks",
                    "_state_dict_pre_hooks");

    /// The members of an object; empty if it is no module.
    ///
    /// The state is a dict, a pair of dict and slots, or, for a module that a function rebuilds, such
    /// as one of `torch.fx`, the first argument.
    static Optional<ModuleMembers> of(PyObject call) {
        List<PyDict> parts =
                switch (call.state()) {
                    case PyDict dict -> List.of(dict);
                    case PyTuple pair
                            when pair.size() == 2
                                    && pair.get(0) instanceof PyDict dict
                                    && pair.get(1) instanceof PyDict slots ->
                            List.of(dict, slots);
                    case null, default ->
                            !call.isBuilt()
                                            && call.args().size() > 0
                                            && call.args().get(0) instanceof PyDict dict
                                    ? List.of(dict)
                                    : List.of();
                };
        return parts.isEmpty() ? Optional.empty() : of(parts.getFirst(), parts);
    }

    private static Optional<ModuleMembers> of(PyDict state, List<PyDict> parts) {
        if (!(state.get(PARAMETERS) instanceof PyDict parameters)
                || !(state.get(BUFFERS) instanceof PyDict buffers)
                || !(state.get(MODULES) instanceof PyDict modules)) {
            return Optional.empty();
        }
        List<PyDict.Entry> attributes = new ArrayList<>();
        parts.forEach(part -> attributes.addAll(part.entries()));
        Set<String> names = new HashSet<>();
        if (state.get(NOT_PERSISTENT) instanceof PySet set) {
            set.items().forEach(name -> names.add(String.valueOf(name)));
        }
        return Optional.of(new ModuleMembers(parameters, buffers, modules, names, attributes));
    }

    /// Whether an attribute says nothing that a person wants to know.
    static boolean isMachinery(PyDict.Entry attribute) {
        if (!(attribute.key() instanceof String name)) {
            return false;
        }
        return switch (name) {
            case PARAMETERS, BUFFERS, MODULES, NOT_PERSISTENT -> true;
            default -> MACHINERY.contains(name) && isEmpty(attribute.value());
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case PyDict dict -> dict.size() == 0;
            case PyList list -> list.size() == 0;
            case PySet set -> set.size() == 0;
            default -> false;
        };
    }
}
