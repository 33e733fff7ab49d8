/// One running program per user and display: a second start hands its files to the first.
@NullMarked
package org.tensorloupe.app.instance;

import org.jspecify.annotations.NullMarked;
