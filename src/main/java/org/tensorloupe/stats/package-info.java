/// What is true of a tensor's numbers: one pass, mergeable, any size.
@NullMarked
package org.tensorloupe.stats;

import org.jspecify.annotations.NullMarked;
