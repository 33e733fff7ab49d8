/// What stands in the window in place of a file that cannot be read.
@NullMarked
package org.tensorloupe.ui.error;

import org.jspecify.annotations.NullMarked;
