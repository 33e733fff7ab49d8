/// The tree of a checkpoint: lazy rows, filter, search hits.
@NullMarked
package org.tensorloupe.ui.tree;

import org.jspecify.annotations.NullMarked;
