/// The log: rotating files where the system wants them, written in the background.
@NullMarked
package org.tensorloupe.app.log;

import org.jspecify.annotations.NullMarked;
