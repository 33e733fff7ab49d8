package org.tensorloupe.ui.error;

import java.util.List;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.fault.FormatFault.Refusal;
import org.tensorloupe.fault.PrivateText;
import org.tensorloupe.ui.text.Texts;

/// Something that went wrong, in words.
///
/// @param title a heading without a full stop
/// @param sentence what to know and to do
/// @param tried what every reader said; empty if one of them knew the file
/// @param line one line, as the command line prints it
/// @param details all of it, for a report
public record Problem(
        String title, String sentence, List<Refusal> tried, String line, String details) {
    private static final Texts TEXTS = Texts.of(Problem.class);

    /// Copies the list.
    public Problem {
        tried = List.copyOf(tried);
    }

    /// A file that cannot be read.
    public static Problem of(FormatFault fault) {
        FaultText text = FaultText.of(fault);
        List<Refusal> tried =
                switch (fault) {
                    case FormatFault.NotACheckpoint stranger -> stranger.tried();
                    case FormatFault.UnreadFormat other -> other.tried();
                    case FormatFault.Folder folder -> folder.tried();
                    default -> List.of();
                };
        String line = FaultText.line(fault);
        StringBuilder details = new StringBuilder(text.title()).append('\n').append(line);
        tried.forEach(t -> details.append('\n').append(t.format()).append(": ").append(t.reason()));
        return new Problem(text.title(), sentence(text), tried, line, details.toString());
    }

    private static String sentence(FaultText text) {
        String reason = text.reason();
        String first = Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
        return text.advice().isEmpty() ? first : first + " " + text.advice();
    }

    /// A defect of the program, or a machine that gave up.
    ///
    /// @param where what was being done
    public static Problem of(String where, Throwable cause) {
        boolean memory = cause instanceof OutOfMemoryError;
        String line = where + ": " + cause.getClass().getSimpleName() + reason(cause);
        return new Problem(
                memory ? TEXTS.get("problem.memory") : TEXTS.get("problem.defect"),
                memory ? TEXTS.get("problem.memory.text") : TEXTS.get("problem.defect.text"),
                List.of(),
                line,
                PrivateText.of(line) + "\n" + PrivateText.trace(cause));
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }
}
