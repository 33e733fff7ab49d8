/// What is true of a tensor's numbers.
@NullMarked
package org.tensorloupe.stats;

import org.jspecify.annotations.NullMarked;
