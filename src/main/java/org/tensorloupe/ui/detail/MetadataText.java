package org.tensorloupe.ui.detail;

import java.util.Locale;
import java.util.Map;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;

/// What a container says of itself as JSON, one member a line. However large it is, the text ends
/// after some megabytes and says how much is left out.
final class MetadataText {
    private static final Texts TEXTS = Texts.of(MetadataText.class);
    private static final int MOST = 4_000_000;

    private MetadataText() {}

    static String of(Map<String, String> metadata) {
        StringBuilder out = new StringBuilder("{");
        int written = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (out.length() > MOST) {
                break;
            }
            out.append(written++ == 0 ? "\n  " : ",\n  ");
            quote(entry.getKey(), out);
            out.append(": ");
            quote(entry.getValue(), out);
        }
        if (written < metadata.size()) {
            out.append(",\n  ")
                    .append(TEXTS.get("list.more", Amounts.exact(metadata.size() - written)));
        }
        return out.append("\n}").toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        int end = Math.min(text.length(), MOST);
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        if (end < text.length()) {
            out.append(' ')
                    .append(
                            TEXTS.get(
                                    "metadata.moreCharacters", Amounts.exact(text.length() - end)));
        }
        out.append('"');
    }
}
