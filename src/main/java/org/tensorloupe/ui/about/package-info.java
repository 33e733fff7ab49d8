/// What the program is made of, and under which licences.
@NullMarked
package org.tensorloupe.ui.about;

import org.jspecify.annotations.NullMarked;
