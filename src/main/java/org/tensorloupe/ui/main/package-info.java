/// The window: tool bar, files, views, status bar, keys.
@NullMarked
package org.tensorloupe.ui.main;

import org.jspecify.annotations.NullMarked;
