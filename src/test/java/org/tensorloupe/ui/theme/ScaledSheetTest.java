package org.tensorloupe.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaledSheetTest {
    private static String at(double factor, String css) {
        return ScaledSheet.of(css, factor);
    }

    @Test
    void growsFontsIconsAndWidthsWithTheText() {
        assertThat(at(1.25, ".a { -fx-font-size: 13px; }"))
                .isEqualTo(".a { -fx-font-size: 16.25px; }");
        assertThat(at(1.25, "-fx-icon-size: 14px;")).isEqualTo("-fx-icon-size: 18.0px;");
        assertThat(at(1.5, "-fx-max-width:120px;")).isEqualTo("-fx-max-width: 180.0px;");
    }

    @Test
    void growsTheLineInARowAndKeepsItsAir() {
        assertThat(at(2, "-fx-min-height: 28px;")).isEqualTo("-fx-min-height: 44.0px;");
        assertThat(at(1.25, "-fx-cell-size: 24px;")).isEqualTo("-fx-cell-size: 28.0px;");
        assertThat(at(2, "-fx-pref-width: 28px;")).isEqualTo("-fx-pref-width: 44.0px;");
    }

    @Test
    void leavesLinesCornersPaddingsAndShadowsAlone() {
        String css =
                """
                .a { -fx-padding: 4px 8px; -fx-border-width: 2px; -fx-background-insets: 0, 1px; }
                .b { -fx-background-radius: 4px; -fx-min-width: 1px; -fx-pref-width: 0; }
                .c { -fx-effect: dropshadow(gaussian, rgba(0, 0, 0, 0.16), 12px, 0, 0, 4px); }
                """;
        assertThat(at(2, css)).isEqualTo(css);
    }
}
