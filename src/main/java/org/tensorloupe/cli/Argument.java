package org.tensorloupe.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/// One thing that may stand behind a command's name: its declaration, and after parsing its value.
///
/// @param <T> type of the value
/// @param spec what picocli knows of it
record Argument<T>(ArgSpec spec) {
    /// The value; null if it was not given.
    @Nullable T orNull() {
        return spec.getValue();
    }

    /// The value of a flag or of a required argument.
    T get() {
        return Objects.requireNonNull(spec.<T>getValue());
    }

    /// Whether it was given.
    boolean isGiven() {
        return orNull() != null;
    }
}
