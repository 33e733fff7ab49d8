/// What a file is that no format claims, as well as its content tells: one sentence, and what to do.
@NullMarked
package org.tensorloupe.format.strangers;

import org.jspecify.annotations.NullMarked;
