package org.tensorloupe.bytes;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/// Views of bytes that are already in memory, and streams over views.
public final class ByteViews {
    private ByteViews() {}

    /// A view of an array, which must not change afterwards.
    ///
    /// @param name the place of the bytes from the outside in
    public static ByteView of(String name, byte[] array) {
        return new SegmentView(name, MemorySegment.ofArray(array).asReadOnly());
    }

    /// A stream over a view, from its first byte to its last.
    ///
    /// For one thread; closing it does nothing. A fault of the view arrives as a
    /// [FaultIOException]. Unbuffered: read in bulk.
    public static InputStream stream(ByteView view) {
        return new ViewInputStream(view);
    }
}
