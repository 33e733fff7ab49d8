package org.tensorloupe.app.log;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tensorloupe.ui.error.Defect;

/// The log of the program with a window. Rooms log to `org.tensorloupe` of java.util.logging, once,
/// where they catch; this sends it into files, and defects to the window. Nothing is opened before
/// there is something to write.
public final class ProgramLog {
    private static final int LIMIT = 512_000;

    /// Held, so that its handler and level are not forgotten with it.
    private static final Logger OURS = Logger.getLogger("org.tensorloupe");

    private ProgramLog() {}

    /// Begins to log, and to catch what no thread catches.
    ///
    /// @param folder for the files
    /// @param report receives defects, on any thread
    public static void install(Path folder, Consumer<Defect> report) {
        OURS.addHandler(new LogHandler(new LogFiles(folder, LIMIT), report));
        OURS.setUseParentHandlers(false);
        Thread.setDefaultUncaughtExceptionHandler(ProgramLog::uncaught);
    }

    private static void uncaught(Thread thread, Throwable thrown) {
        OURS.log(Level.SEVERE, "Uncaught in " + thread.getName(), thrown);
    }

    /// Logs and reports a defect.
    ///
    /// @param where what was being done
    public static void defect(String where, Throwable thrown) {
        OURS.log(Level.SEVERE, where, thrown);
    }

    /// Logs something worth to know that is no defect.
    public static void note(String what) {
        OURS.log(Level.INFO, what);
    }
}
