/// Background work on open documents. The only package with threads.
@NullMarked
package org.tensorloupe.load;

import org.jspecify.annotations.NullMarked;
