package org.tensorloupe.model;

import java.util.List;

/// An object of a class that is not loaded: its name and what the file says of its state.
///
/// Below a pickled `nn.Module` stand its parameters, its buffers and its modules, named as in its
/// `state_dict()`; then its attributes; then a [GroupNode.Kind#OUTSIDE_STATE] group.
///
/// @param key label within the parent
/// @param name path in the object
/// @param className module and name of the class or function, such as `acme.models.Net`
/// @param children arguments, state and items, in file order
/// @param totals sums over the children
/// @param module whether it is an `nn.Module`
public record ObjectNode(
        String key,
        String name,
        String className,
        List<Node> children,
        Totals totals,
        boolean module)
        implements Node {
    /// Copies the list.
    public ObjectNode {
        children = List.copyOf(children);
    }

    /// An object that is no module.
    public ObjectNode(
            String key, String name, String className, List<Node> children, Totals totals) {
        this(key, name, className, children, totals, false);
    }

    /// An object that is no module, whose totals are summed from its children.
    public ObjectNode(String key, String name, String className, List<Node> children) {
        this(key, name, className, children, Totals.sum(children));
    }

    /// An `nn.Module`, whose totals are summed from its children.
    public static ObjectNode module(
            String key, String name, String className, List<Node> children) {
        return new ObjectNode(key, name, className, children, Totals.sum(children), true);
    }
}
