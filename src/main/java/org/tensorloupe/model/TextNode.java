package org.tensorloupe.model;

import java.util.List;
import org.tensorloupe.tensor.StorageRef;

/// A text that the file carries, such as the source code of a module: shown, never run.
///
/// @param key label within the parent
/// @param name path in the object
/// @param language what it is written in, such as `Python`; empty if it is plain text
/// @param content its bytes, UTF-8, read on demand
public record TextNode(String key, String name, String language, StorageRef content)
        implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public Totals totals() {
        return Totals.VALUE;
    }
}
