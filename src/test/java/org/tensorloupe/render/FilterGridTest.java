package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.render.Samples.Sample;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.Strides;

class FilterGridTest {
    private static FilterData read(Sample sample, String channel, long depth)
            throws CheckpointException {
        return FilterData.read(
                sample.tensor(),
                Component.VALUE,
                FilterChannel.parse(channel),
                depth,
                sample,
                Monitor.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "rgb", "all"})
    void whatIsUnderAPixelIsWhatTheGeometryPutThere(String channel) throws Exception {
        double[] values = Samples.noise(7 * 3 * 2 * 4, 1);
        Sample sample = Samples.of(values, 7, 3, 2, 4);
        FilterData data = read(sample, channel, 0);
        int[] order = {3, 0, 6, 1, 5, 2, 4};
        FilterGrid grid = FilterGrid.of(data, FilterLook.DEFAULT.withSize(3, 2), order);
        int hits = 0;
        for (int position = 0; position < grid.cells(); position++) {
            FilterGrid.Cell cell = grid.cell(position);
            for (int y = cell.y(); y < cell.y() + cell.height(); y++) {
                for (int x = cell.x(); x < cell.x() + cell.width(); x++) {
                    FilterGrid.Hit hit = grid.hit(x, y).orElseThrow();
                    assertThat(hit.cell()).isEqualTo(cell);
                    assertThat(hit.row()).isEqualTo((y - cell.y()) / 3);
                    assertThat(hit.column()).isEqualTo((x - cell.x()) / 3);
                    hits++;
                }
            }
            assertThat(grid.position(cell.filter()))
                    .isEqualTo(position - Math.max(0, channel.equals("all") ? cell.channel() : 0));
        }
        int found = 0;
        for (int y = -3; y < grid.height() + 3; y++) {
            for (int x = -3; x < grid.width() + 3; x++) {
                found += grid.hit(x, y).isPresent() ? 1 : 0;
            }
        }
        assertThat(found).isEqualTo(hits);
    }

    @Test
    void columnsAreTheCeilingOfTheRootOrAllChannels() throws Exception {
        Sample sample = Samples.of(new double[17 * 3 * 2 * 2], 17, 3, 2, 2);
        assertThat(FilterGrid.of(read(sample, "1", 0), FilterLook.DEFAULT).columns()).isEqualTo(5);
        assertThat(FilterGrid.of(read(sample, "all", 0), FilterLook.DEFAULT).columns())
                .isEqualTo(3);
    }

    @Test
    void aPartOfThePictureIsCutFromTheWhole() throws Exception {
        Sample sample = Samples.conv1();
        FilterLook look = FilterLook.DEFAULT.withSize(3, 2).withGapColor(0xff112233);
        FilterGrid grid = FilterGrid.of(read(sample, "all", 0), look);
        Raster whole = grid.raster();
        Raster part = grid.raster(20, 33, 40, 50);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(part.pixel(x, y)).isEqualTo(whole.pixel(20 + x, 33 + y));
            }
        }
        Raster rim = grid.raster(-4, grid.height() - 5, 30, 10);
        assertThat(rim.pixel(3, 0)).isEqualTo(0xff112233);
        assertThat(rim.pixel(4, 4)).isEqualTo(whole.pixel(0, grid.height() - 1));
        assertThat(rim.pixel(4, 5)).isEqualTo(0xff112233);
    }

    @Test
    void sortedCellsAreTheSameCellsElsewhere() throws Exception {
        FilterData data = read(Samples.conv1(), "0", 0);
        FilterLook look = FilterLook.DEFAULT.withColumns(1);
        int[] order = data.statistics().order(FilterOrder.NORM);
        Raster plain = FilterGrid.of(data, look).raster();
        Raster sorted = FilterGrid.of(data, look, order).raster();
        for (int place = 0; place < 64; place++) {
            assertThat(Arrays.copyOfRange(sorted.argb(), place * 49, place * 49 + 49))
                    .isEqualTo(
                            Arrays.copyOfRange(
                                    plain.argb(), order[place] * 49, order[place] * 49 + 49));
        }
    }

    @Test
    void refusesAnOrderThatNamesAFilterTwice() throws Exception {
        FilterData data = read(Samples.of(new double[12], 3, 1, 2, 2), "0", 0);
        int[] twice = {0, 1, 1};
        assertThatThrownBy(() -> FilterGrid.of(data, FilterLook.DEFAULT, twice))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsThreeAndFiveAxesAndStridedWeights() throws Exception {
        double[] values = Samples.noise(2 * 3 * 4 * 5 * 6, 2);
        Sample three = Samples.of(Arrays.copyOf(values, 24), 2, 3, 4);
        FilterData line = read(three, "2", 0);
        assertThat(line.height()).isEqualTo(1);
        assertThat(line.value(1, 0, 0, 3)).isEqualTo(values[(1 * 3 + 2) * 4 + 3]);
        Sample five = Samples.of(values, 2, 3, 4, 5, 6);
        for (String channel : new String[] {"1", "all"}) {
            FilterData deep = read(five, channel, 3);
            int shown = channel.equals("all") ? 1 : 0;
            assertThat(deep.value(1, shown, 4, 2))
                    .isEqualTo(values[(((1 * 3 + 1) * 4 + 3) * 5 + 4) * 6 + 2]);
        }
        Sample channelsLast =
                Samples.of(values, 720).viewed(Shape.of(8, 3, 5, 6), Strides.of(90, 1, 18, 3));
        assertThat(read(channelsLast, "2", 0).value(7, 0, 4, 5))
                .isEqualTo(values[7 * 90 + 2 + 4 * 18 + 5 * 3]);
    }

    @Test
    void whatIsNotFiniteIsSeenInAColouredFilterToo() throws Exception {
        double[] values = new double[12];
        values[1] = Double.NaN;
        values[6] = Double.NEGATIVE_INFINITY;
        values[11] = Double.POSITIVE_INFINITY;
        values[0] = 1;
        Sample sample = Samples.of(values, 1, 3, 2, 2);
        assertThat(FilterGrid.of(read(sample, "rgb", 0), FilterLook.DEFAULT).raster().argb())
                .containsExactly(0xffff0000, 0xffff00ff, 0xff0000ff, 0xffa53cff);
    }

    @Test
    void refusesChannelsAndDepthsThatAreNotThere() {
        Sample sample = Samples.of(new double[16], 2, 2, 2, 2);
        for (String channel : new String[] {"2", "rgb"}) {
            assertThatThrownBy(() -> read(sample, channel, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read(sample, "0", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FilterChannel.parse("red"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channel 'red' is neither a number, rgb nor all");
    }

    @Test
    void refusesToHoldMoreThanItsLimitButShowsOneChannelOfIt() throws Exception {
        Sample one = Samples.of(new double[] {3}, 1);
        Sample large = one.viewed(Shape.of(4096, 4096, 3, 3), Strides.of(0, 0, 0, 0));
        assertThatThrownBy(() -> read(large, "all", 0))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("the limit is 16,777,216");
        assertThat(read(large, "4095", 0).byteSize()).isEqualTo(4096 * 9 * 8);
    }
}
