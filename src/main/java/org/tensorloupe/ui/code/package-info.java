/// Texts that a file carries: read in the background, coloured, searched, shown, never run.
@NullMarked
package org.tensorloupe.ui.code;

import org.jspecify.annotations.NullMarked;
