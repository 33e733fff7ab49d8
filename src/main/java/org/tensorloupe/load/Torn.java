package org.tensorloupe.load;

import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// A file that was cut short while it is mapped. The virtual machine tells it as an InternalError, and
/// in compiled code it may do so a little after the read, where no reader catches it any more.
final class Torn {
    private static final String WORDS = "unsafe memory access";

    private Torn() {}

    /// The fault that stands for the error.
    ///
    /// @param where name of the file or the part of it that was read
    /// @throws InternalError the same one, if it tells of something else
    static CheckpointException fault(InternalError error, String where) {
        if (!isTorn(error)) {
            throw error;
        }
        return new CheckpointException(new FormatFault.Changed(where), error);
    }

    /// How the work ended that the error stopped.
    static <T> Outcome<T> outcome(InternalError error, String where) {
        return isTorn(error)
                ? new Outcome.Failed<>(new FormatFault.Changed(where))
                : new Outcome.Crashed<>(error);
    }

    private static boolean isTorn(InternalError error) {
        return String.valueOf(error.getMessage()).contains(WORDS);
    }
}
