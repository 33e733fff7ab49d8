@NullMarked
package org.tensorloupe.ui.picture;

import org.jspecify.annotations.NullMarked;
