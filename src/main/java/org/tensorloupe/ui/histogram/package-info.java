/// The distribution of a tensor's values, large: bins at any zoom, marks, other tensors over it, and
/// the range of the heatmap's colours.
@NullMarked
package org.tensorloupe.ui.histogram;

import org.jspecify.annotations.NullMarked;
