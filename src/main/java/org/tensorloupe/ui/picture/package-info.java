/// The views that show a tensor as a picture.
@NullMarked
package org.tensorloupe.ui.picture;

import org.jspecify.annotations.NullMarked;
