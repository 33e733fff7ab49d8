/// Asking the user for files: the only place that knows java.io.File.
@NullMarked
package org.tensorloupe.ui.files;

import org.jspecify.annotations.NullMarked;
