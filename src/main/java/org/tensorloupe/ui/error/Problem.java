package org.tensorloupe.ui.error;

import java.util.List;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.fault.FormatFault.Nature;
import org.tensorloupe.fault.FormatFault.Refusal;
import org.tensorloupe.fault.PrivateText;
import org.tensorloupe.ui.text.Texts;

/// Something that went wrong, in words.
///
/// @param grade how bad it is
/// @param title a heading without a full stop
/// @param sentence what to know and to do
/// @param tried what every reader said; empty if it is known what the file is
/// @param line one line, as the command line prints it
/// @param details all of it, for a report
public record Problem(
        Grade grade,
        String title,
        String sentence,
        List<Refusal> tried,
        String line,
        String details) {
    private static final Texts TEXTS = Texts.of(Problem.class);

    /// How bad something is.
    public enum Grade {
        /// Nothing is wrong: the file is something else.
        NOTE,
        /// The file is not there as it should be, and can be fetched.
        WARNING,
        /// A file, or the program, is broken.
        ERROR
    }

    /// Copies the list.
    public Problem {
        tried = List.copyOf(tried);
    }

    /// A file that cannot be read.
    public static Problem of(FormatFault fault) {
        FaultText text = FaultText.of(fault);
        List<Refusal> tried =
                switch (fault) {
                    case FormatFault.NotACheckpoint unknown
                            when unknown.nature() == Nature.UNKNOWN ->
                            unknown.tried();
                    case FormatFault.Folder folder -> folder.tried();
                    default -> List.of();
                };
        String line = FaultText.line(fault);
        StringBuilder details = new StringBuilder(text.title()).append('\n').append(line);
        tried.forEach(t -> details.append('\n').append(t.format()).append(": ").append(t.reason()));
        return new Problem(
                grade(fault), text.title(), sentence(fault, text), tried, line, details.toString());
    }

    private static Grade grade(FormatFault fault) {
        return switch (fault) {
            case FormatFault.UnreadFormat _ -> Grade.NOTE;
            case FormatFault.NotACheckpoint stranger ->
                    switch (stranger.nature()) {
                        case OTHER -> Grade.NOTE;
                        case STAND_IN -> Grade.WARNING;
                        case UNKNOWN -> Grade.ERROR;
                    };
            default -> Grade.ERROR;
        };
    }

    private static String sentence(FormatFault fault, FaultText text) {
        return switch (fault) {
            case FormatFault.UnreadFormat other -> sentence(other.format(), text);
            case FormatFault.NotACheckpoint stranger when stranger.nature() != Nature.UNKNOWN ->
                    sentence(stranger.looksLike(), text);
            default -> sentences(text.reason(), text.advice());
        };
    }

    /// What the title does not say yet of a file that is something else.
    private static String sentence(String kind, FaultText text) {
        return FaultText.brief(kind).equals(kind) ? text.advice() : sentences(kind, text.advice());
    }

    private static String sentences(String reason, String advice) {
        String first = Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
        return advice.isEmpty() ? first : first + " " + advice;
    }

    /// A defect of the program, or a machine that gave up.
    ///
    /// @param where what was being done
    public static Problem of(String where, Throwable cause) {
        boolean memory = cause instanceof OutOfMemoryError;
        String line = where + ": " + cause.getClass().getSimpleName() + reason(cause);
        return new Problem(
                Grade.ERROR,
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
