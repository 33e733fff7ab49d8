package org.tensorloupe.model;

import java.util.List;

/// An object of a class that is not loaded: its name and what the file says of its state.
///
/// @param key label within the parent
/// @param name path in the object
/// @param className module and name of the class or function, such as `acme.models.Net`
/// @param children arguments, state and items, in file order
/// @param totals sums over the children
public record ObjectNode(
        String key, String name, String className, List<Node> children, Totals totals)
        implements Node {
    /// Copies the list.
    public ObjectNode {
        children = List.copyOf(children);
    }

    /// An object whose totals are summed from its children.
    public ObjectNode(String key, String name, String className, List<Node> children) {
        this(key, name, className, children, Totals.sum(children));
    }
}
