/// What is true of a checkpoint as a whole, found from its tree alone. No bulk data, no threads.
@NullMarked
package org.tensorloupe.analysis;

import org.jspecify.annotations.NullMarked;
