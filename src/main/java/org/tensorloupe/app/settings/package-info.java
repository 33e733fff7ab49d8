/// Keeps what the user chose, and where the windows were, in files of the program's own.
@NullMarked
package org.tensorloupe.app.settings;

import org.jspecify.annotations.NullMarked;
