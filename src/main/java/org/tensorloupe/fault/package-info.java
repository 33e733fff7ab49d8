/// What can be wrong with a file, as values, and the one place that turns them into text.
@NullMarked
package org.tensorloupe.fault;

import org.jspecify.annotations.NullMarked;
