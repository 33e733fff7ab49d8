/// How the window looks: light and dark, style sheets, font families, icons.
@NullMarked
package org.tensorloupe.ui.theme;

import org.jspecify.annotations.NullMarked;
