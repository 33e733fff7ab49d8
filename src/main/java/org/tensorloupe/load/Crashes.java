package org.tensorloupe.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Logs jobs that ended in an exception: as a warning if it is a defect of the program, and for the
/// record if the disk or the memory is to blame.
final class Crashes {
    private Crashes() {}

    /// @param what was being done
    static void log(String what, Throwable cause) {
        boolean machine =
                cause instanceof IOException
                        || cause instanceof UncheckedIOException
                        || cause instanceof OutOfMemoryError;
        Logger log = Logger.getLogger("org.tensorloupe");
        // The command line keeps no log, and says itself what failed.
        if (log.getHandlers().length > 0) {
            log.log(machine ? Level.INFO : Level.WARNING, what, cause);
        }
    }
}
