package org.tensorloupe.ui.theme;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.text.Font;

/// The font families of the window, chosen once at start from what is installed.
///
/// JavaFX takes one family in its style sheets and knows only regular and bold, so the weights
/// between are families of their own.
///
/// @param sans family for words
/// @param medium family of its medium weight; the same as `sans` where there is none
/// @param semibold family of its semi-bold weight, if there is one
/// @param mono family for numbers and code
public record Fonts(String sans, String medium, Optional<String> semibold, String mono) {
    private static final List<String> SANS =
            List.of("Inter", "Segoe UI", "SF Pro Text", ".AppleSystemUIFont", "Noto Sans");
    private static final List<String> MONO =
            List.of("JetBrains Mono", "Cascadia Mono", "SF Mono", "DejaVu Sans Mono");

    /// Looks at what is installed.
    public static Fonts installed() {
        Set<String> families = new HashSet<>(Font.getFamilies());
        String sans = first(families, SANS).orElse("System");
        String mono = first(families, MONO).orElse("Monospaced");
        String medium = first(families, List.of(sans + " Medium")).orElse(sans);
        List<String> bold = List.of(sans + " SemiBold", sans + " Semi Bold", sans + " Semibold");
        return new Fonts(sans, medium, first(families, bold), mono);
    }

    private static Optional<String> first(Set<String> families, List<String> wanted) {
        return wanted.stream().filter(families::contains).findFirst();
    }

    /// A style sheet that gives the style classes `mono`, `medium` and `semibold` their families.
    String styleSheet() {
        String bold =
                semibold.map(family -> "-fx-font-family:\"%s\";".formatted(family))
                        .orElse("-fx-font-weight:bold;");
        return """
        .root{-fx-font-family:"%s";}
        .mono{-fx-font-family:"%s";}
        .medium{-fx-font-family:"%s";}
        .semibold,.view-tab:selected{%s}
        """
                .formatted(sans, mono, medium, bold);
    }
}
