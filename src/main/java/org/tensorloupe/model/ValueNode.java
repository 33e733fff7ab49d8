package org.tensorloupe.model;

import java.util.List;

/// A plain value: a number, a text, None.
///
/// @param key label within the parent
/// @param name path in the object
/// @param type Python's name of its type, such as `int`
/// @param text the value as Python would print it, cut at a length that a person reads
public record ValueNode(String key, String name, String type, String text) implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public Totals totals() {
        return Totals.VALUE;
    }
}
