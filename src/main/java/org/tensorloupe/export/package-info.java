/// What is known of a checkpoint, written in formats that other programs read.
@NullMarked
package org.tensorloupe.export;

import org.jspecify.annotations.NullMarked;
