package org.tensorloupe.fault;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts for logs and reports, without what is nobody's business: of a path only its last name is
/// left, and a message that quotes a whole file is cut. It takes away too much rather than too little.
///
/// Immutable; any thread.
public final class PrivateText {
    private static final int LONGEST_MESSAGE = 400;
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 8;

    /// An absolute path up to its last name; it may have spaces, and ends at a quote or a colon.
    private static final Pattern FOLDERS =
            Pattern.compile(
                    "(?<![\\w.~/@])(?:file:/*|~)?/(?:[^\\n'\"<>|:;()]*/)?(?=[^/\\s])"
                            + "|(?<!\\w)(?:[A-Za-z]:|~|\\\\\\\\[^\\s\\\\]+)\\\\"
                            + "(?:[^\\n'\"<>|:;()]*\\\\)?(?=[^\\\\\\s])");

    private PrivateText() {}

    /// A text without folders.
    public static String of(String text) {
        String home = System.getProperty("user.home", "");
        String homeless = home.length() > 1 ? text.replace(home, "~") : text;
        return FOLDERS.matcher(homeless).replaceAll("…/");
    }

    /// A path as it may be shown to the user himself: the home folder is `~`.
    public static String shortened(String path) {
        String home = System.getProperty("user.home", "");
        boolean inside = home.length() > 1 && path.startsWith(home);
        return inside ? "~" + path.substring(home.length()) : path;
    }

    /// A stack trace with all causes.
    public static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        List<Throwable> seen = new ArrayList<>();
        append(text, "", thrown, seen);
        return text.toString();
    }

    private static void append(
            StringBuilder text, String before, Throwable thrown, List<Throwable> seen) {
        if (seen.size() >= MOST_CAUSES || seen.contains(thrown)) {
            return;
        }
        seen.add(thrown);
        text.append(before).append(line(thrown)).append('\n');
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > MOST_FRAMES) {
            text.append("\t... ").append(frames.length - MOST_FRAMES).append(" more\n");
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            append(text, "Suppressed: ", suppressed, seen);
        }
        if (thrown.getCause() != null) {
            append(text, "Caused by: ", thrown.getCause(), seen);
        }
    }

    /// Class and message.
    public static String line(Throwable thrown) {
        String name = thrown.getClass().getName();
        String message = message(thrown);
        return message.isEmpty() ? name : name + ": " + message;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null) {
            return "";
        }
        if (thrown instanceof FileSystemException file) {
            message = withName(withName(message, file.getFile()), file.getOtherFile());
        }
        String clean = of(message);
        return clean.length() <= LONGEST_MESSAGE
                ? clean
                : clean.substring(0, LONGEST_MESSAGE) + "…";
    }

    /// The exact path is known here, so that spaces and colons in it do not matter.
    private static String withName(String message, @Nullable String path) {
        if (path == null || path.isEmpty()) {
            return message;
        }
        int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return message.replace(path, path.substring(cut + 1));
    }
}
