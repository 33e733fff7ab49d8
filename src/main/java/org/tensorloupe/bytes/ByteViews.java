package org.tensorloupe.bytes;

import java.lang.foreign.MemorySegment;

/// Views of bytes that are already in memory.
public final class ByteViews {
    private ByteViews() {}

    /// A view of an array, which must not change afterwards.
    ///
    /// @param name the place of the bytes from the outside in
    public static ByteView of(String name, byte[] array) {
        return new SegmentView(name, MemorySegment.ofArray(array).asReadOnly());
    }
}
