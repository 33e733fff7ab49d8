package org.tensorloupe.ui.theme;

import java.util.regex.Pattern;

/// Makes a style sheet for text of another size from the one for text of the usual size.
///
/// Fonts, icons and widths grow with the text, heights as [TextScale#row(double)] says. Paddings,
/// gaps, lines, corners and shadows stay, and so does each length of up to 2 pixels, which is a
/// line's. Shapes fill the rooms that were made for them.
final class ScaledSheet {
    private static final double LINE = 2;

    /// Up to this width a box holds a single icon, and is as wide as it is high.
    private static final double SQUARE = 32;

    private static final Pattern GROWING =
            Pattern.compile(
                    "-fx-(font-size|icon-size|(?:min|pref|max)-width|(?:min|pref|max)-height|size"
                            + "|cell-size)\\s*:\\s*(\\d+(?:\\.\\d+)?)px");
    private static final String FILLS = "-fx-scale-shape:";

    private ScaledSheet() {}

    /// @param css the sheet for the usual size, lengths in `px`
    /// @param factor how many times as large text is
    static String of(String css, double factor) {
        return GROWING.matcher(css)
                .replaceAll(found -> {
                    double usual = Double.parseDouble(found.group(2));
                    return usual <= LINE
                            ? found.group()
                            : "-fx-%s: %spx"
                                    .formatted(
                                            found.group(1), length(found.group(1), usual, factor));
                })
                .replace(FILLS + " false", FILLS + " true");
    }

    private static double length(String property, double usual, double factor) {
        return switch (property) {
            case "font-size" -> usual * factor;
            case "icon-size" -> TextScale.scaled(usual, factor);
            case "min-width", "pref-width", "max-width" ->
                    usual <= SQUARE
                            ? TextScale.row(usual, factor)
                            : TextScale.scaled(usual, factor);
            default -> TextScale.row(usual, factor);
        };
    }
}
