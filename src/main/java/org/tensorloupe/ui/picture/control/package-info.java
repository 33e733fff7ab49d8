/// Controls that both picture views use.
@NullMarked
package org.tensorloupe.ui.picture.control;

import org.jspecify.annotations.NullMarked;
