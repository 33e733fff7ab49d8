package org.tensorloupe.ui.text;

import java.nio.file.Path;
import java.util.stream.Collectors;

/// Names from a file, made safe to show: what cannot be seen, or turns the text around, stands as a
/// visible character, one for one, so that no name can pass for another or reorder its row.
public final class Names {
    private static final char CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final char DELETE_PICTURE = 0x2421;
    private static final char REPLACEMENT = 0xFFFD;

    /// Where scripts begin that compose letters.
    private static final int SCRIPTS = 0x590;

    private Names() {}

    /// The name with visible characters only, of the same length; `""` for an empty one.
    public static String visible(String name) {
        if (name.isEmpty()) {
            return "\"\"";
        }
        if (name.isBlank()) {
            return name.replace(' ', '␣').replaceAll("\\s", "␣");
        }
        StringBuilder out = null;
        for (int i = 0; i < name.length(); i++) {
            int c = name.codePointAt(i);
            int length = Character.charCount(c);
            if (c < ' ' || c == DELETE || (c > DELETE && !isSeen(c, name, i))) {
                out = out == null ? new StringBuilder(name) : out;
                for (int at = i; at < i + length; at++) {
                    out.setCharAt(at, inPlaceOf(c));
                }
            }
            i += length - 1;
        }
        return out == null ? name : out.toString();
    }

    /// The name with visible characters only, for a line of its own: what is written from right to
    /// left neither turns the line nor the order of a path's parts. It may have invisible marks in
    /// it, so it is for the eye alone; what is copied or compared is the name itself.
    public static String shown(String name) {
        return LeftToRight.of(visible(name)).text();
    }

    /// A text of several lines, each as [#shown] has it.
    public static String lines(String text) {
        return text.lines()
                .map(line -> line.isBlank() ? "" : shown(line))
                .collect(Collectors.joining("\n"));
    }

    /// The last name of a path, to be shown; the path itself where it has none.
    public static String of(Path path) {
        Path name = path.getFileName();
        return shown((name == null ? path : name).toString());
    }

    /// The class without its module: `Conv2d` of `torch.nn.modules.conv.Conv2d`.
    public static String ofClass(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static char inPlaceOf(int c) {
        return c < ' ' ? (char) (CONTROL_PICTURES + c) : c == DELETE ? DELETE_PICTURE : REPLACEMENT;
    }

    private static boolean isSeen(int c, String name, int at) {
        if (c == 0x200C || c == 0x200D) {
            return joins(name, at);
        }
        return !((c >= 0x7F && c < 0xA0)
                || c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180E)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFFB)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x1D173 && c <= 0x1D17A)
                || c >= 0xE0000);
    }

    /// Whether a joiner stands where its script has one: after a letter or sign beyond Latin, Greek
    /// and Cyrillic, and before another. Persian, Hindi and composed emoji need it.
    private static boolean joins(String name, int at) {
        return at > 0
                && at + 1 < name.length()
                && name.codePointBefore(at) >= SCRIPTS
                && name.codePointAt(at + 1) >= SCRIPTS
                && name.codePointAt(at + 1) < 0xE0000
                && isSeen(name.codePointAt(at + 1), "", 0);
    }
}
