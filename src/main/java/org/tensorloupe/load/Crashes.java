package org.tensorloupe.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;

/// Logs jobs that ended in an exception, and files that were refused: as a warning if it is a defect of the program, and for the
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
        if (isKept(log)) {
            log.log(machine ? Level.INFO : Level.WARNING, what, cause);
        }
    }

    /// @param what was being done
    static void refused(String what, FormatFault fault) {
        Logger log = Logger.getLogger("org.tensorloupe");
        if (isKept(log)) {
            log.log(Level.INFO, what + ": " + FaultText.line(fault));
        }
    }

    /// The command line keeps no log, and says itself what failed.
    private static boolean isKept(Logger log) {
        return log.getHandlers().length > 0;
    }
}
