package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;

/// What a pickle's references to the outside become.
@FunctionalInterface
public interface PersistentIds {
    /// Keeps every id as a [PyPersistentId].
    PersistentIds KEEP = PyPersistentId::new;

    /// The value that stands for an id. Called once per occurrence, in the order of the pickle.
    ///
    /// A result of a class that this package does not know takes part as an opaque object.
    ///
    /// @param id any value; a container in it may be filled further later on
    /// @throws CheckpointException if the id cannot be accepted; this ends the reading
    @Nullable Object load(@Nullable Object id) throws CheckpointException;
}
