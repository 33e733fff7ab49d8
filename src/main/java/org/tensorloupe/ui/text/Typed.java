package org.tensorloupe.ui.text;

import java.util.regex.Pattern;

/// Numbers that people type or paste.
///
/// The region's decimal sign is understood, and `.` everywhere, because values come from code as
/// often as from the keyboard. A sign that the region puts between groups counts as such only where
/// it can be nothing else: `1,234` is a thousand in English, `1.234` is one and a bit in German too.
public final class Typed {
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[\\s\\u00a0\\u202f'’_](?=\\d)");
    private static final Pattern COMMA_GROUPS =
            Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern POINT_GROUPS =
            Pattern.compile("-?[1-9]\\d{0,2}((\\.\\d{3}){2,}|(\\.\\d{3})+(?=,))(,\\d*)?");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

    private Typed() {}

    /// A number with either minus; NaN if it is none.
    public static double number(String text) {
        String plain = plain(text);
        return NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    }

    /// A whole number, 0 or more, with or without groups; −1 if it is none.
    public static long index(String text) {
        String plain = plain(text.replaceAll("(?<=\\d)[.,](?=\\d{3}(\\D|$))", ""));
        return plain.matches("\\d{1,18}") ? Long.parseLong(plain) : -1;
    }

    private static String plain(String text) {
        String plain = text.strip().replace('−', '-').replace('٫', '.').replace("٬", "");
        plain = latin(SPACES.matcher(plain).replaceAll(""));
        if (POINT_GROUPS.matcher(plain).matches()) {
            return plain.replace(".", "").replace(',', '.');
        }
        if (Signs.now().decimal() != ',' && COMMA_GROUPS.matcher(plain).matches()) {
            return plain.replace(",", "");
        }
        return plain.indexOf(',') == plain.lastIndexOf(',') && plain.indexOf('.') < 0
                ? plain.replace(',', '.')
                : plain;
    }

    /// Digits of any script as Latin ones.
    private static String latin(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int digit = Character.digit(out.charAt(i), 10);
            if (digit >= 0 && out.charAt(i) > 0x7F) {
                out.setCharAt(i, (char) ('0' + digit));
            }
        }
        return out.toString();
    }
}
