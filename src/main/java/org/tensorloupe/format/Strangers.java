package org.tensorloupe.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.fault.FormatFault.Refusal;

/// Says what a file is that no format claims, as well as its first bytes tell.
final class Strangers {
    private static final int HEAD = 4096;
    private static final int SHOWN = 8;

    /// A file's beginning that tells what it is.
    ///
    /// @param magic the bytes, as ISO 8859-1
    /// @param kind what it is
    /// @param advice what to do
    private record Signature(String magic, int at, String kind, String advice) {
        Signature(String magic, String kind, String advice) {
            this(magic, 0, kind, advice);
        }

        boolean matches(String head) {
            return head.startsWith(magic, at);
        }
    }

    private static final String UNPACK = "Unpack it first.";

    /// The advice for files that do hold weights, in a container that is not read.
    private static final String SAVE_AGAIN =
            "Load it where it was made and save it with torch.save of PyTorch 1.6 or later.";

    private static final String NOT_WEIGHTS = "It holds no weights.";

    private static final List<Signature> SIGNATURES =
            List.of(
                    new Signature("\u0089HDF\r\n", "an HDF5 file, as Keras writes", SAVE_AGAIN),
                    new Signature("TFL3", 4, "a TensorFlow Lite model", SAVE_AGAIN),
                    new Signature("PTMF", 4, "a FlatBuffer model of PyTorch Mobile", SAVE_AGAIN),
                    new Signature(
                            "version https://git-lfs",
                            "a Git LFS pointer, not the file itself",
                            "Run \"git lfs pull\" to fetch the file it stands for."),
                    new Signature("\u001f\u008b", "a gzip archive", UNPACK),
                    new Signature("7z\u00bc\u00af", "a 7z archive", UNPACK),
                    new Signature("\u00fd7zXZ", "an xz archive", UNPACK),
                    new Signature("BZh", "a bzip2 archive", UNPACK),
                    new Signature("(\u00b5/\u00fd", "a zstd archive", UNPACK),
                    new Signature("Rar!", "a RAR archive", UNPACK),
                    new Signature("ustar", 257, "a tar archive", UNPACK),
                    new Signature("PK", "a zip archive without data.pkl", UNPACK),
                    new Signature("\u0089PNG", "a PNG picture", NOT_WEIGHTS),
                    new Signature("\u00ff\u00d8\u00ff", "a JPEG picture", NOT_WEIGHTS),
                    new Signature("%PDF", "a PDF document", NOT_WEIGHTS),
                    new Signature("\u007fELF", "a program", NOT_WEIGHTS),
                    new Signature("\u0080\u0002", "a plain pickle", SAVE_AGAIN),
                    new Signature("\u0080\u0003", "a plain pickle", SAVE_AGAIN),
                    new Signature("\u0080\u0004", "a plain pickle", SAVE_AGAIN),
                    new Signature("\u0080\u0005", "a plain pickle", SAVE_AGAIN));

    private Strangers() {}

    /// The fault for a file that all formats refused.
    static FormatFault describe(ByteView file, List<Refusal> refusals) throws CheckpointException {
        byte[] bytes = file.bytes(0, (int) Math.min(file.size(), HEAD));
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Signature signature : SIGNATURES) {
            if (signature.matches(head)) {
                return fault(file, signature.kind(), signature.advice(), refusals);
            }
        }
        if (head.startsWith("{", 8)) {
            return fault(file, "a safetensors file", SAVE_AGAIN, refusals);
        }
        if (isText(bytes)) {
            return text(file, new String(bytes, StandardCharsets.UTF_8).strip(), refusals);
        }
        String start = head.substring(0, Math.min(SHOWN, head.length()));
        return fault(file, "unknown content, beginning with " + hex(start), "", refusals);
    }

    private static FormatFault text(ByteView file, String text, List<Refusal> refusals) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return fault(
                    file,
                    "a web page, probably an error page saved instead of the file",
                    "Download the file again, signed in if need be.",
                    refusals);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return fault(file, "a JSON text", NOT_WEIGHTS, refusals);
        }
        boolean paths =
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .allMatch(Strangers::isPathLine);
        if (paths && file.size() < HEAD * 16L) {
            return fault(
                    file,
                    "a Python path file, which shares the ending .pth with checkpoints",
                    "It lists folders for Python to search. It holds no weights.",
                    refusals);
        }
        return fault(file, "a text", NOT_WEIGHTS, refusals);
    }

    /// A line of a path file is a folder, or begins with `import`.
    private static boolean isPathLine(String line) {
        return line.startsWith("import ")
                || line.startsWith("import\t")
                || line.contains("/")
                || line.contains("\\")
                || line.matches("[\\w.-]+");
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
            if (control || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String hex(String bytes) {
        StringBuilder out = new StringBuilder();
        bytes.chars()
                .forEach(c -> out.append(out.isEmpty() ? "" : " ").append("%02x".formatted(c)));
        return out.toString();
    }

    private static FormatFault fault(
            ByteView file, String kind, String advice, List<Refusal> refusals) {
        return advice.equals(SAVE_AGAIN)
                ? new FormatFault.UnreadFormat(file.name(), kind, advice, refusals)
                : new FormatFault.NotACheckpoint(file.name(), kind, advice, refusals);
    }
}
