/// What the user chose, and the card to choose it on.
@NullMarked
package org.tensorloupe.ui.settings;

import org.jspecify.annotations.NullMarked;
