package org.tensorloupe.fault;

import java.io.Serial;

/// A checkpoint, or a part of it, cannot be read. The only checked exception of the readers.
///
/// The message is [FaultText#line(FormatFault)] of the fault it carries.
public final class CheckpointException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient FormatFault fault;

    /// @param fault what is wrong, and where
    public CheckpointException(FormatFault fault) {
        super(FaultText.line(fault));
        this.fault = fault;
    }

    /// @param fault what is wrong, and where
    /// @param cause what led to it
    public CheckpointException(FormatFault fault, Throwable cause) {
        super(FaultText.line(fault), cause);
        this.fault = fault;
    }

    /// What is wrong, and where.
    public FormatFault fault() {
        return fault;
    }
}
