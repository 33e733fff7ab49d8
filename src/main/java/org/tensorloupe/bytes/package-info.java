/// Named, read-only, long-addressed regions of bytes, and who owns the memory behind them.
///
/// The only package that knows `java.lang.foreign`.
@NullMarked
package org.tensorloupe.bytes;

import org.jspecify.annotations.NullMarked;
