package org.tensorloupe.format.json;

import org.jspecify.annotations.Nullable;

/// Picks values out of a JSON text that is too long to be held as a whole.
public interface JsonVisitor {
    /// What to do with a value.
    enum Step {
        /// Nothing.
        SKIP,
        /// Ask for each of its members; a value without members is skipped.
        ENTER,
        /// Read it as a whole.
        READ
    }

    /// What to do with the value at a path: its keys, joined with `/`. Members of arrays are never
    /// asked for.
    Step step(String path);

    /// A value that was to be read.
    ///
    /// @param key its last key
    /// @param value as [JsonValues] gives it
    void value(String path, String key, @Nullable Object value);
}
