package org.tensorloupe.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;

/// Where a command writes.
///
/// @param out receives results
/// @param err receives messages, one line each
record Console(OutputStream out, PrintStream err) {
    /// A message, in one line.
    void say(String message) {
        err.println(message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /// Says what of a file cannot be read.
    ///
    /// @return the exit status that follows from it
    int sayDamage(Checkpoint checkpoint) {
        for (Finding finding : checkpoint.findings()) {
            if (finding.severity() == Finding.Severity.ERROR) {
                say(line(checkpoint, finding));
            }
        }
        return checkpoint.isDamaged() ? ExitStatus.UNREADABLE : ExitStatus.DONE;
    }

    private static String line(Checkpoint checkpoint, Finding finding) {
        String part = finding.name().isEmpty() ? "" : " > " + finding.name();
        return checkpoint.fileName() + part + ": " + finding.message();
    }

    /// A printer of results in UTF-8.
    PrintStream printer() {
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }
}
