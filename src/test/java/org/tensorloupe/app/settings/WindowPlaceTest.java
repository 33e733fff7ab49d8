package org.tensorloupe.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.ui.main.Arrangement;
import org.tensorloupe.ui.tree.Layout;

class WindowPlaceTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D RIGHT = new Rectangle2D(1440, -200, 2560, 1440);
    private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);

    @TempDir private Path folder = Path.of("");

    private static WindowPlace at(double x, double y, double width, double height) {
        return new WindowPlace(new Rectangle2D(x, y, width, height), false);
    }

    @Test
    void staysWhereItWas() {
        WindowPlace place = at(100, 50, 1200, 800);

        assertThat(place.on(List.of(LAPTOP))).isEqualTo(place);
    }

    @Test
    void staysOnAnotherScreen() {
        WindowPlace right = at(2000, -100, 1800, 1200);
        WindowPlace left = at(-1900, 20, 1800, 1000);

        assertThat(right.on(List.of(LAPTOP, RIGHT))).isEqualTo(right);
        assertThat(left.on(List.of(LAPTOP, LEFT))).isEqualTo(left);
    }

    @Test
    void comesBackFromAScreenThatIsGone() {
        assertThat(at(2000, -100, 1200, 800).on(List.of(LAPTOP))).isEqualTo(at(240, 0, 1200, 800));
        assertThat(at(-1900, 20, 1200, 800).on(List.of(LAPTOP))).isEqualTo(at(0, 20, 1200, 800));
    }

    @Test
    void isNoLargerThanItsScreen() {
        assertThat(at(2000, -100, 2000, 1300).on(List.of(LAPTOP))).isEqualTo(at(0, 0, 1440, 900));
        assertThat(at(100, 100, 1600, 700).on(List.of(LAPTOP))).isEqualTo(at(0, 100, 1440, 700));
    }

    @Test
    void keepsAPlacePartlyOutsideWhereTheTitleBarCanBeHeld() {
        WindowPlace place = at(1200, 300, 1200, 800);

        assertThat(place.on(List.of(LAPTOP))).isEqualTo(place);
    }

    @Test
    void comesBackWhereTheTitleBarCannotBeHeld() {
        assertThat(at(1400, 300, 1200, 800).on(List.of(LAPTOP))).isEqualTo(at(240, 100, 1200, 800));
        assertThat(at(100, -40, 1200, 800).on(List.of(LAPTOP))).isEqualTo(at(100, 0, 1200, 800));
        assertThat(at(100, 890, 1200, 800).on(List.of(LAPTOP))).isEqualTo(at(100, 100, 1200, 800));
    }

    @Test
    void keepsThatItIsMaximisedWhenItComesBack() {
        WindowPlace place = new WindowPlace(new Rectangle2D(2000, 0, 1200, 800), true);

        assertThat(place.on(List.of(LAPTOP)).maximized()).isTrue();
    }

    @Test
    void putsASecondWindowBesideTheFirst() {
        assertThat(at(100, 50, 1200, 800).next(List.of(LAPTOP))).isEqualTo(at(132, 82, 1200, 800));
    }

    @Test
    void startsFromTheCornerAgainWhereASecondWindowWouldLeaveTheScreen() {
        assertThat(at(230, 90, 1200, 800).next(List.of(LAPTOP))).isEqualTo(at(32, 32, 1200, 800));
        assertThat(at(1440, -200, 2560, 1440).next(List.of(LAPTOP, RIGHT)))
                .isEqualTo(at(1472, -168, 2528, 1408));
    }

    @Test
    void isKeptWithThePanes() throws IOException {
        WindowPlace place = new WindowPlace(new Rectangle2D(-12.5, 30, 1300.25, 801), true);
        Arrangement arrangement = new Arrangement(400, 300, false, Layout.TABLE);
        WindowStore store = new WindowStore(folder);

        store.save(place);
        store.save(arrangement);

        WindowStore.Kept kept = new WindowStore(folder).load();
        assertThat(kept.place()).contains(place);
        assertThat(kept.arrangement()).isEqualTo(arrangement);
    }

    @Test
    void isNotKnownFromAFileThatSaysNonsense() throws IOException {
        Files.writeString(
                folder.resolve("window.properties"),
                "x=1\ny=NaN\nwidth=1e300\nheight=800\ntree=-5\ndetails=300\nlayout=cube\n");

        WindowStore.Kept kept = new WindowStore(folder).load();

        assertThat(kept.place()).isEmpty();
        assertThat(kept.arrangement()).isEqualTo(new Arrangement(335, 300, true, Layout.TREE));
    }
}
