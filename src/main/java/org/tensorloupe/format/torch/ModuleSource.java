package org.tensorloupe.format.torch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyGlobal;

/// The source text of a module's class, as PyTorch before 1.6 saved it beside a pickled module.
///
/// @param className module and name of the class
/// @param file the file it came from, as the machine that saved it named it; may be empty
/// @param text UTF-8
public record ModuleSource(String className, String file, ByteView text) {
    /// The source of an id; empty where none was saved.
    static Optional<ModuleSource> of(
            PyGlobal type, @Nullable Object file, @Nullable Object source) {
        String path = file instanceof String name ? name : "";
        return switch (source) {
            case String text when !text.isEmpty() ->
                    Optional.of(
                            new ModuleSource(
                                    type.qualifiedName(), path, PyBytes.ofPython2(text).view()));
            case PyBytes bytes ->
                    Optional.of(new ModuleSource(type.qualifiedName(), path, bytes.view()));
            case null, default -> Optional.empty();
        };
    }
}
