package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorsTest {
    static List<String[]> maps() {
        return Samples.scales("colormaps.txt");
    }

    @ParameterizedTest
    @MethodSource("maps")
    void hasMatplotlibsTableUnderMatplotlibsName(String name, String sha256) throws Exception {
        Colormap map = Colormaps.named(name).orElseThrow();
        assertThat(map.name()).isEqualTo(name);
        assertThat(hash(map)).isEqualTo(sha256);
        assertThat(hash(map.inverted().inverted())).isEqualTo(sha256);
    }

    private static String hash(Colormap map) throws Exception {
        byte[] rgb = new byte[3 * Colormap.ENTRIES];
        for (int i = 0; i < Colormap.ENTRIES; i++) {
            assertThat(map.argb(i) >>> 24).isEqualTo(255);
            rgb[3 * i] = (byte) (map.argb(i) >> 16);
            rgb[3 * i + 1] = (byte) (map.argb(i) >> 8);
            rgb[3 * i + 2] = (byte) map.argb(i);
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rgb));
    }

    @Test
    void everyListedMapIsFoundByItsNameAndHasATable() {
        assertThat(Colormaps.ALL).extracting(Colormap::name).doesNotHaveDuplicates();
        for (Colormap map : Colormaps.ALL) {
            assertThat(Colormaps.named(map.name())).contains(map);
            assertThat(map.argb(255)).isNotEqualTo(map.argb(0));
        }
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(Colormaps.named("Viridis")).isEmpty();
        assertThat(Colormaps.named("jet_r")).isEmpty();
        assertThat(Colormaps.named("RdBu_r_r")).isEmpty();
    }

    @Test
    void noMapUsesTheColoursOfNanAndInfinity() {
        for (Colormap map : Colormaps.ALL) {
            for (int i = 0; i < Colormap.ENTRIES; i++) {
                assertThat(map.argb(i)).isNotIn(0xffff00ff, 0xffa53cff, 0xff0000ff);
            }
        }
    }

    @Test
    void takesTheEntryThatMatplotlibsNormalizeTakes() {
        for (String[] line : Samples.scales("linear.txt")) {
            ValueRange range = new ValueRange(number(line[0]), number(line[1]));
            ColorScale scale = new ColorScale(Colormaps.GRAY, range);
            assertThat(scale.entry(number(line[2])))
                    .as(String.join(" ", line))
                    .isEqualTo(Integer.parseInt(line[3]));
        }
    }

    @Test
    void takesTheEntryThatMatplotlibsSymLogNormTakes() {
        for (String[] line : Samples.scales("symlog.txt")) {
            ValueRange range = new ValueRange(number(line[0]), number(line[1]));
            Scaling scaling = new Scaling.SymLog(number(line[2]));
            assertThat(new ColorScale(Colormaps.GRAY, range, scaling).entry(number(line[3])))
                    .as(String.join(" ", line))
                    .isEqualTo(Integer.parseInt(line[4]));
        }
    }

    private static double number(String hex) {
        return Double.parseDouble(hex);
    }

    @Test
    void aPlaceOnTheBarHasTheValueThatHasThatPlace() {
        ValueRange range = new ValueRange(-3, 20);
        for (Scaling scaling : List.of(Scaling.LINEAR, new Scaling.SymLog(0.5))) {
            for (double value : new double[] {-3, -0.6, -0.1, 0, 0.5, 7, 20}) {
                assertThat(scaling.value(scaling.place(value, range), range))
                        .isCloseTo(value, within(1e-12));
            }
        }
    }

    @Test
    void drawsWhatIsNotFiniteInItsOwnColours() {
        ColorScale scale = new ColorScale(Colormaps.GRAY, new ValueRange(0, 1));
        assertThat(scale.argb(Double.NaN)).isEqualTo(0xffff00ff);
        assertThat(scale.argb(Double.POSITIVE_INFINITY)).isEqualTo(0xffa53cff);
        assertThat(scale.argb(Double.NEGATIVE_INFINITY)).isEqualTo(0xff0000ff);
        assertThat(scale.argb(1)).isEqualTo(0xffffffff);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASymlogThresholdThatIsNotPositive(double threshold) {
        assertThatThrownBy(() -> new Scaling.SymLog(threshold))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
