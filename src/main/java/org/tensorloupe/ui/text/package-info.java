/// Numbers, counts, sizes and names as the window writes them.
@NullMarked
package org.tensorloupe.ui.text;

import org.jspecify.annotations.NullMarked;
