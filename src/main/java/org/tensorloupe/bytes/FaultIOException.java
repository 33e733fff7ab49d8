package org.tensorloupe.bytes;

import java.io.IOException;
import java.io.Serial;
import org.tensorloupe.fault.CheckpointException;

/// Carries a fault through a `java.io` stream; whoever reads the stream takes it out again.
public final class FaultIOException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private final CheckpointException carried;

    /// @param carried what is wrong, and where
    public FaultIOException(CheckpointException carried) {
        super(carried.getMessage(), carried);
        this.carried = carried;
    }

    /// The fault on its way.
    public CheckpointException carried() {
        return carried;
    }
}
