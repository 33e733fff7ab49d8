/// The table of all tensors with their statistics, which fills itself in the background.
@NullMarked
package org.tensorloupe.ui.table;

import org.jspecify.annotations.NullMarked;
