package org.tensorloupe.pickle;

import java.io.IOException;
import java.io.Serial;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Carries a fault through the library, whose methods throw only IOException.
final class PickleStop extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private final CheckpointException fault;

    PickleStop(CheckpointException fault) {
        super(fault);
        this.fault = fault;
    }

    PickleStop(FormatFault fault) {
        this(new CheckpointException(fault));
    }

    CheckpointException fault() {
        return fault;
    }
}
