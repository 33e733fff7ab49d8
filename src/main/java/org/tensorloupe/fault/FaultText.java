package org.tensorloupe.fault;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tensorloupe.fault.FormatFault.Changed;
import org.tensorloupe.fault.FormatFault.Closed;
import org.tensorloupe.fault.FormatFault.CutShort;
import org.tensorloupe.fault.FormatFault.Empty;
import org.tensorloupe.fault.FormatFault.Encrypted;
import org.tensorloupe.fault.FormatFault.Folder;
import org.tensorloupe.fault.FormatFault.LimitExceeded;
import org.tensorloupe.fault.FormatFault.Malformed;
import org.tensorloupe.fault.FormatFault.Missing;
import org.tensorloupe.fault.FormatFault.MissingPart;
import org.tensorloupe.fault.FormatFault.NotACheckpoint;
import org.tensorloupe.fault.FormatFault.OutOfRange;
import org.tensorloupe.fault.FormatFault.UnreadFormat;
import org.tensorloupe.fault.FormatFault.Unreadable;
import org.tensorloupe.fault.FormatFault.Unsupported;

/// A fault in words.
///
/// @param title what happened, as a heading without a full stop
/// @param reason what was expected and what was found; one sentence without a full stop
/// @param advice what the user can do; a sentence, or empty
public record FaultText(String title, String reason, String advice) {
    private static final Pattern MORE = Pattern.compile(", | \\(|: | saved instead ");

    /// The words for a fault.
    public static FaultText of(FormatFault fault) {
        return switch (fault) {
            case Missing _ ->
                    new FaultText("The file is not there", "no such file", "Check the path.");
            case Folder _ ->
                    new FaultText(
                            "Nothing in this folder can be opened as one model",
                            "a folder that is neither a model in shards nor a distributed checkpoint",
                            "Open a file inside it.");
            case Unreadable f -> new FaultText("The file cannot be read", f.reason(), "");
            case Empty _ ->
                    new FaultText(
                            "The file is empty",
                            "the file has 0 bytes",
                            "The save or download that made it did not finish.");
            case CutShort f ->
                    new FaultText(
                            "The file ends too early",
                            String.format(
                                    Locale.ROOT,
                                    "the file ends after %,d bytes, before %s",
                                    f.size(),
                                    f.missing()),
                            "This happens after a broken download or a full disk. Fetch or save"
                                    + " it again.");
            case NotACheckpoint f ->
                    new FaultText(
                            f.nature() == FormatFault.Nature.UNKNOWN
                                    ? "This is not a checkpoint"
                                    : "This is " + brief(f.looksLike()) + ", not a checkpoint",
                            "not a checkpoint: " + f.looksLike(),
                            f.advice());
            case UnreadFormat f ->
                    new FaultText(
                            "This is " + brief(f.format()) + ", which is not read yet",
                            f.format() + ", which is not read yet",
                            f.advice());
            case Encrypted _ ->
                    new FaultText(
                            "The archive is encrypted",
                            "encrypted with a password",
                            "Decrypt it with the tool that made it.");
            case Malformed f ->
                    new FaultText(
                            "The file is damaged",
                            "expected " + f.expected() + ", found " + f.found(),
                            "");
            case OutOfRange f ->
                    new FaultText(
                            "The file is damaged",
                            String.format(
                                    Locale.ROOT,
                                    "bytes %d..%d: past the end (size %d)",
                                    f.from(),
                                    f.to(),
                                    f.size()),
                            "");
            case MissingPart f ->
                    new FaultText(
                            "A part of the file is missing",
                            f.part() + " is not in the file",
                            "The file was cut or re-packed.");
            case LimitExceeded f ->
                    new FaultText(
                            "The file asks for too much",
                            String.format(
                                    Locale.ROOT,
                                    "%s: %,d, the limit is %,d",
                                    f.resource(),
                                    f.actual(),
                                    f.limit()),
                            "Real checkpoints stay far below this limit.");
            case Unsupported f ->
                    new FaultText("This is not supported", f.feature() + " is not supported", "");
            case Changed _ ->
                    new FaultText(
                            "The file changed",
                            "the file shrank or was replaced while it was open",
                            "Open it again.");
            case Closed _ ->
                    new FaultText("The file was closed", "the file was closed meanwhile", "");
        };
    }

    /// What a file is, up to where more is said about it: `an ONNX model, made by pytorch` is
    /// `an ONNX model`.
    ///
    /// @param kind with its article
    public static String brief(String kind) {
        return MORE.split(kind, 2)[0];
    }

    /// The fault in one line: place, then reason. This is what the command line prints.
    public static String line(FormatFault fault) {
        return fault.where() + ": " + of(fault).reason();
    }
}
