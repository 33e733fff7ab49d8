/// Drawing on canvases in the theme's colours: pixels, axes, bars and figures in words.
@NullMarked
package org.tensorloupe.ui.picture.paint;

import org.jspecify.annotations.NullMarked;
