/// What stands in the window while no file is open.
@NullMarked
package org.tensorloupe.ui.start;

import org.jspecify.annotations.NullMarked;
