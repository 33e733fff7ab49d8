package org.tensorloupe.pickle;

import java.nio.charset.StandardCharsets;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// A `bytes` or `bytearray`. Large ones are a region of the file, not a copy. Compares by identity.
public final class PyBytes {
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 16;

    private final ByteView view;
    private final boolean mutable;

    /// @param view the content; valid as long as its owner
    /// @param mutable whether it is a `bytearray`
    public PyBytes(ByteView view, boolean mutable) {
        this.view = view;
        this.mutable = mutable;
    }

    /// A `bytes` over an array, which must not change afterwards.
    public static PyBytes of(byte[] content) {
        return new PyBytes(ByteViews.of("bytes", content), false);
    }

    /// The bytes behind a `str` that Python 2 pickled.
    ///
    /// The opcodes STRING, BINSTRING and SHORT_BINSTRING hold bytes; those that are valid UTF-8 were
    /// given as a `String`, and this takes that back. All others were given as [PyBytes].
    public static PyBytes ofPython2(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Number of bytes.
    public long size() {
        return view.size();
    }

    /// The content.
    public ByteView view() {
        return view;
    }

    /// Whether it is a `bytearray`.
    public boolean isMutable() {
        return mutable;
    }

    /// A copy of the content.
    ///
    /// @throws CheckpointException if it has 2 GiB or more, or its file changed or was closed
    public byte[] toArray() throws CheckpointException {
        if (size() > LARGEST_ARRAY) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            view.name(), "bytes in one array", LARGEST_ARRAY, size()));
        }
        return view.bytes(0, (int) size());
    }

    @Override
    public String toString() {
        return (mutable ? "bytearray" : "bytes") + " of " + size();
    }
}
