package org.tensorloupe.ui.tree;

import org.tensorloupe.model.Node;

/// One row of the tree. A chain of single children is one row, named `conv1.weight`.
///
/// @param id number of the node that the row shows, the last of the chain
/// @param node that node
/// @param label keys of the chain, joined with `.`
public record Row(int id, Node node, String label) {
    /// The row that begins with a node.
    ///
    /// @param first number of the first node of the chain
    static Row of(Outline outline, int first) {
        int last = outline.deepest(first);
        StringBuilder label = new StringBuilder(outline.label(first));
        for (int id = first + 1; id <= last; id++) {
            label.append('.').append(outline.label(id));
        }
        return new Row(last, outline.node(last), label.toString());
    }

    /// Whether other rows stand below it.
    boolean isGroup() {
        return !node.children().isEmpty();
    }
}
