package org.tensorloupe.format.strangers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells texts apart that stand where a checkpoint should be.
final class Texts {
    private static final String DOWNLOAD = "Download the file again, signed in if need be.";
    private static final Pattern LFS_SIZE = Pattern.compile("\nsize (\\d{1,18})");
    private static final Pattern XML_CODE = Pattern.compile("<code>([a-z]{1,40})</code>");

    /// What servers answer in place of a file, in lower case.
    private static final List<String> ANSWERS =
            List.of(
                    "entry not found",
                    "not found",
                    "404: not found",
                    "404 not found",
                    "403 forbidden",
                    "forbidden",
                    "access denied",
                    "access to model",
                    "invalid username or password",
                    "repository not found",
                    "unauthorized",
                    "internal server error",
                    "bad gateway",
                    "service unavailable");

    private Texts() {}

    /// What a text is.
    ///
    /// @param head its first bytes
    /// @param size of the whole file
    /// @param name of the file
    /// @return empty if the bytes are no text
    static Optional<Stranger> find(byte[] head, long size, String name) {
        if (!isText(head)) {
            return Optional.empty();
        }
        String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "").strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.startsWith("version https://git-lfs")) {
            Matcher of = LFS_SIZE.matcher(text);
            String bytes =
                    of.find()
                            ? String.format(Locale.ROOT, " (%,d bytes)", Long.valueOf(of.group(1)))
                            : "";
            return standIn(
                    "a Git LFS pointer, not the file itself" + bytes,
                    "Run \"git lfs pull\" to fetch the file it stands for.");
        }
        if (text.contains("/annex/objects/") && !text.contains("\n")) {
            return standIn(
                    "a git-annex pointer, not the file itself",
                    "Run \"git annex get\" to fetch the file it stands for.");
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return standIn(
                    "a web page, probably an error page saved instead of the file", DOWNLOAD);
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<error>")) {
            return Optional.of(xml(lower, text));
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of(json(lower));
        }
        if (size < 1024 && ANSWERS.stream().anyMatch(lower::startsWith)) {
            return standIn(
                    "a server's answer saved instead of the file: \"" + line(text) + "\"",
                    DOWNLOAD);
        }
        return PathFiles.find(text, size, name).or(() -> Optional.of(Stranger.empty("a text")));
    }

    private static Optional<Stranger> standIn(String kind, String advice) {
        return Optional.of(Stranger.standIn(kind, advice));
    }

    private static Stranger xml(String lower, String text) {
        Matcher code = XML_CODE.matcher(lower);
        if (lower.contains("<error>") && code.find()) {
            String name = text.substring(code.start(1), code.end(1));
            return Stranger.standIn(
                    "an error message of a storage service saved instead of the file: " + name,
                    DOWNLOAD);
        }
        return lower.contains("<net ")
                ? Stranger.weights(
                        "a network of OpenVINO, whose weights are in the .bin file beside it",
                        "Open the checkpoint that it was made from.")
                : Stranger.empty("an XML text");
    }

    private static Stranger json(String lower) {
        if (lower.matches("(?s)\\{\\s*\"(error|detail|message|errors)\"\\s*:.*")
                && lower.length() < 2048) {
            return Stranger.standIn("a server's error message saved instead of the file", DOWNLOAD);
        }
        if (lower.contains("\"zarr_format\"")) {
            return Stranger.weights(
                    "the description of a Zarr array",
                    "Read the folder it stands in with zarr and save with numpy.savez.");
        }
        return lower.contains("\"model_type\"") || lower.contains("\"architectures\"")
                ? Stranger.other(
                        "a model's configuration in JSON", "Open the weights that lie beside it.")
                : Stranger.empty("a JSON text");
    }

    private static String line(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
            if (control || b == 0x7f) {
                return false;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8).indexOf('\ufffd') < 0
                || (bytes.length > 64 && mostlyAscii(bytes));
    }

    private static boolean mostlyAscii(byte[] bytes) {
        int ascii = 0;
        for (byte b : bytes) {
            ascii += b > 0 ? 1 : 0;
        }
        return ascii > bytes.length / 4 * 3;
    }
}
