package org.tensorloupe.ui.picture.filters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridFitTest {
    @Test
    void drawsSixtyFourFiltersOfSevenBySevenAsDrawnInTheDesign() {
        assertThat(GridFit.of(64, 7, 7, 476, 476, 1)).isEqualTo(new GridFit(8, 8, 4));
    }

    @Test
    void usesDevicePixelsOnAFineScreen() {
        assertThat(GridFit.of(64, 7, 7, 952, 952, 2)).isEqualTo(new GridFit(16, 8, 8));
    }

    @Test
    void growsToTwentyFourPixelsAndNoFurther() {
        assertThat(GridFit.of(4, 3, 3, 2000, 2000, 1).scale()).isEqualTo(24);
    }

    @Test
    void staysVisibleWhereThereAreManyFilters() {
        GridFit fit = GridFit.of(4096, 3, 3, 476, 476, 1);
        assertThat(fit.scale() * 3).isGreaterThanOrEqualTo(16);
        assertThat(fit.columns() * (fit.scale() * 3 + fit.gap()) - fit.gap())
                .isLessThanOrEqualTo(476);
    }

    @Test
    void givesEveryChannelAColumnWhereAllAreShown() {
        assertThat(GridFit.ofRows(3, 7, 7, 476, 1)).isEqualTo(new GridFit(22, 3, 2));
        assertThat(GridFit.ofRows(512, 3, 3, 476, 1).columns()).isEqualTo(512);
        assertThat(GridFit.ofRows(512, 3, 3, 476, 1).scale()).isEqualTo(1);
    }
}
