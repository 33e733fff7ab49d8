/// JSON as plain values, for the containers that hold some.
@NullMarked
package org.tensorloupe.format.json;

import org.jspecify.annotations.NullMarked;
