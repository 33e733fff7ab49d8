/// The Filters view: convolution kernels as a grid of small pictures.
@NullMarked
package org.tensorloupe.ui.picture.filters;

import org.jspecify.annotations.NullMarked;
