/// Starts the program and wires it by hand.
@NullMarked
package org.tensorloupe.app;

import org.jspecify.annotations.NullMarked;
