package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FormatFault;

/// What a pickle would import, as far as it can be read.
///
/// A loader runs every call before the place of the fault, so the imports count even then.
///
/// @param imports the classes and functions named up to `end`
/// @param end offset in the view of the byte after STOP, or after what was read up to the fault
/// @param fault what stopped the reading; null if it came to STOP
public record PickleScan(ImportReport imports, long end, @Nullable FormatFault fault) {}
