package org.tensorloupe.ui.text;

import java.nio.file.Path;

/// Names from a file, made safe to show: what cannot be seen, or turns the text around, stands as a
/// visible character, one for one.
public final class Names {
    private static final char CONTROL_PICTURES = 0x2400;
    private static final char DELETE_PICTURE = 0x2421;
    private static final char REPLACEMENT = 0xFFFD;

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
            char shown = visible(name.charAt(i));
            if (shown != name.charAt(i) && out == null) {
                out = new StringBuilder(name);
            }
            if (out != null) {
                out.setCharAt(i, shown);
            }
        }
        return out == null ? name : out.toString();
    }

    /// The last name of a path, visible; the path itself where it has none.
    public static String of(Path path) {
        Path name = path.getFileName();
        return visible((name == null ? path : name).toString());
    }

    /// The class without its module: `Conv2d` of `torch.nn.modules.conv.Conv2d`.
    public static String ofClass(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static char visible(char c) {
        if (c < ' ') {
            return (char) (CONTROL_PICTURES + c);
        }
        if (c == 0x7F) {
            return DELETE_PICTURE;
        }
        boolean unseen =
                (c > 0x7F && c < 0xA0)
                        || c == 0xFEFF
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x2028 && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x206F);
        return unseen ? REPLACEMENT : c;
    }
}
