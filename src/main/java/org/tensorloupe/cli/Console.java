package org.tensorloupe.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;

/// Where a command writes.
///
/// @param out receives results
/// @param err receives messages, one line each
record Console(OutputStream out, PrintStream err) {
    /// Lines about single tensors, after which the rest is only counted.
    private static final int MOST_LINES = 10;

    /// A message, in one line.
    void say(String message) {
        err.println(message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /// Says what of a file cannot be read.
    ///
    /// @return the exit status that follows from it
    int sayDamage(Checkpoint checkpoint) {
        List<Finding> errors =
                checkpoint.findings().stream()
                        .filter(f -> f.severity() == Finding.Severity.ERROR)
                        .toList();
        if (checkpoint.fault() != null) {
            Set<String> broken = errors.stream().map(Finding::name).collect(Collectors.toSet());
            say(
                    String.format(
                            Locale.ROOT,
                            "%s; %,d of %,d tensors are whole",
                            FaultText.line(checkpoint.fault()),
                            checkpoint.tensors().stream()
                                    .filter(node -> !broken.contains(node.name()))
                                    .count(),
                            checkpoint.tensors().size()));
        }
        errors.stream().limit(MOST_LINES).forEach(error -> say(line(checkpoint, error)));
        if (errors.size() > MOST_LINES) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%s: and %,d more (info --json lists all)",
                            checkpoint.fileName(),
                            errors.size() - MOST_LINES));
        }
        return checkpoint.isDamaged() ? ExitStatus.UNREADABLE : ExitStatus.DONE;
    }

    /// Says that one tensor cannot be read.
    void sayFault(Checkpoint checkpoint, String tensor, FormatFault fault) {
        String file = checkpoint.fileName();
        String place = fault.where();
        if (place.equals(file)) {
            place = "";
        } else if (place.startsWith(file + " > ")) {
            place = place.substring(file.length());
        } else {
            place = " > " + place;
        }
        say("%s > %s%s: %s".formatted(file, tensor, place, FaultText.of(fault).reason()));
    }

    private static String line(Checkpoint checkpoint, Finding finding) {
        String part = finding.name().isEmpty() ? "" : " > " + finding.name();
        return checkpoint.fileName() + part + ": " + finding.message();
    }
}
