package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;

/// A reference to something outside the pickle. Compares by identity.
public final class PyPersistentId {
    private final @Nullable Object value;

    /// @param value the id, any value
    public PyPersistentId(@Nullable Object value) {
        this.value = value;
    }

    /// The id, any value; PyTorch writes a [PyTuple] that begins with `storage`.
    public @Nullable Object value() {
        return value;
    }

    @Override
    public String toString() {
        return "persistent id";
    }
}
