package org.tensorloupe.model;

import java.util.List;

/// A node that holds others: a module, a dict, a list.
///
/// @param key label within the parent
/// @param name path in the object
/// @param kind what it is in the file
/// @param children in file order
/// @param totals sums over the children
public record GroupNode(String key, String name, Kind kind, List<Node> children, Totals totals)
        implements Node {

    /// What a group is in the file.
    public enum Kind {
        /// The whole file.
        ROOT,
        /// A part of dotted state-dict keys, such as `layer1`.
        MODULE,
        /// A dictionary.
        DICT,
        /// A list.
        LIST,
        /// A tuple.
        TUPLE,
        /// A set.
        SET,
        /// What a module holds beside its state dict: buffers that are not persistent, tensors that
        /// are plain attributes, and whatever has tensors in it. Nothing below it is in the state
        /// dict of a module above it.
        OUTSIDE_STATE,
        /// A file within the file: an entry of an archive, a stream in a pickle.
        FILE
    }

    /// Copies the list.
    public GroupNode {
        children = List.copyOf(children);
    }

    /// A group whose totals are summed from its children.
    public GroupNode(String key, String name, Kind kind, List<Node> children) {
        this(key, name, kind, children, Totals.sum(children));
    }
}
