package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;

/// Finds attributes in the states that BUILD takes.
final class Attributes {
    private Attributes() {}

    /// The attribute in a state that is a dict, or the pair (dict or None, dict of slots).
    static @Nullable Object find(@Nullable Object state, String name) {
        return switch (state) {
            case PyDict dict -> dict.get(name);
            case PyTuple pair when pair.size() == 2 -> {
                if (pair.get(1) instanceof PyDict slots && slots.has(name)) {
                    yield slots.get(name);
                }
                yield pair.get(0) instanceof PyDict dict ? dict.get(name) : null;
            }
            case null, default -> null;
        };
    }
}
