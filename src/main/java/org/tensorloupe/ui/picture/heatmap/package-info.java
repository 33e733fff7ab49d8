/// The Heatmap view: a slice of a tensor as a picture to zoom, pan and read.
@NullMarked
package org.tensorloupe.ui.picture.heatmap;

import org.jspecify.annotations.NullMarked;
