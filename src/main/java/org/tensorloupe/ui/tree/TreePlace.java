package org.tensorloupe.ui.tree;

import java.util.Set;

/// What is open in a tree, and where it is scrolled to.
///
/// @param open names of the groups that are open
/// @param byName whether `2` stands before `10`, or as in the file
/// @param top number of the row at the upper edge
public record TreePlace(Set<String> open, boolean byName, int top) {
    /// Copies the set.
    public TreePlace {
        open = Set.copyOf(open);
    }
}
