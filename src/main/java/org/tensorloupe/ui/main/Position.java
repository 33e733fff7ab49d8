package org.tensorloupe.ui.main;

import java.util.List;
import org.tensorloupe.ui.tree.Layout;
import org.tensorloupe.ui.tree.TreePlace;

/// Where somebody was in a file, by names, so that it can be found again in another version of it.
///
/// @param selected names of the selected node and of all above it, from the root on
/// @param view title of the view; empty for the first that fits
/// @param tree what is open in the tree, and where it is scrolled to
/// @param layout tree or table
/// @param query what stood in the search field
record Position(List<String> selected, String view, TreePlace tree, Layout layout, String query) {
    /// Copies the list.
    Position {
        selected = List.copyOf(selected);
    }
}
