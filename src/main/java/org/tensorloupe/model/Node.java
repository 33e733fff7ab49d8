package org.tensorloupe.model;

import java.util.List;

/// One thing in a checkpoint's tree. Immutable; the tree has no cycles.
public sealed interface Node permits GroupNode, TensorNode, ValueNode, ObjectNode, TextNode {
    /// The label within the parent: a part of a state-dict key, a dict key, a list index.
    String key();

    /// The path in the object, keys and list indices joined with `.`; empty for the root.
    String name();

    /// What stands below, in file order; empty for a leaf.
    List<Node> children();

    /// Sums over this node and all below it.
    Totals totals();
}
