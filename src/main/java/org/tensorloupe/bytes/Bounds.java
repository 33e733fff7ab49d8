package org.tensorloupe.bytes;

import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// The one place that checks a range against a region.
final class Bounds {
    private Bounds() {}

    static void check(ByteView view, long offset, long length) throws CheckpointException {
        if (offset < 0 || length < 0 || length > view.size() - offset) {
            long to = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length;
            throw new CheckpointException(
                    new FormatFault.OutOfRange(view.name(), offset, to, view.size()));
        }
    }
}
