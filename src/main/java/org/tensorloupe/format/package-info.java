/// Containers: how a file is recognised and opened. One sub-package per container.
@NullMarked
package org.tensorloupe.format;

import org.jspecify.annotations.NullMarked;
