package org.tensorloupe.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.render.Samples.Sample;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.SliceKey;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Every picture of `src/test/resources/pictures`, which matplotlib drew, byte for byte. Each is
/// drawn from the command line options that stand beside it.
class ReferencePicturesTest {
    record Picture(String name, Map<String, String> fields) {
        @Override
        public String toString() {
            return name;
        }

        String field(String key) {
            return fields.getOrDefault(key, "");
        }
    }

    /// Command line options, by name without dashes.
    private record Options(Map<String, String> words) {
        String get(String key) {
            return Objects.requireNonNull(words.get(key), key);
        }

        int number(String key) {
            return Integer.parseInt(get(key));
        }
    }

    static List<Picture> pictures() {
        String json =
                new String(Samples.resource("/pictures/pictures.json"), StandardCharsets.UTF_8);
        List<Picture> pictures = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                Map<String, String> fields = new HashMap<>();
                parser.nextToken();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    fields.put(key, parser.getString());
                }
                pictures.add(new Picture(name, fields));
            }
        }
        return pictures;
    }

    @Test
    void coversThePicturesThatAreThere() {
        assertThat(pictures()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsWhatMatplotlibDraws(Picture picture) throws Exception {
        Options options = options(picture.field("options"));
        Sample sample = sample(picture.field("tensor"));
        Raster drawn =
                options.get("view").equals("filters")
                        ? filters(sample, options)
                        : heatmap(sample, options);
        int width = Integer.parseInt(picture.field("width"));
        int height = Integer.parseInt(picture.field("height"));
        if (picture.field("options").startsWith("first ")) {
            drawn = new Raster(width, height, Arrays.copyOf(drawn.argb(), width * height));
        }
        assertThat(drawn.width()).isEqualTo(width);
        assertThat(drawn.height()).isEqualTo(height);
        assertThat(rgba(drawn)).isEqualTo(Samples.resource("/pictures/" + picture.name + ".rgba"));
    }

    private static Options options(String text) {
        String words = text.substring(text.indexOf("--"));
        words = words.contains(";") ? words.substring(0, words.indexOf(';')) : words;
        String[] parts = words.split(" ", -1);
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            options.put(parts[i].substring(2), parts[i + 1]);
        }
        return new Options(options);
    }

    private static Sample sample(String tensor) {
        return switch (tensor) {
            case "conv1.weight" -> Samples.conv1();
            case "plain" -> Samples.fixture("matrices", 0, "float32", 60, 80);
            case "special" -> Samples.fixture("matrices", 1, "float32", 60, 80);
            case "constant" -> Samples.fixture("matrices", 2, "float32", 6, 8);
            case "all_nan" -> Samples.fixture("matrices", 3, "float32", 4, 5);
            case "cube" -> Samples.fixture("matrices", 4, "float32", 3, 4, 5);
            case "half" -> Samples.fixture("matrices", 5, "float16", 60, 80);
            case "integers" -> Samples.fixture("matrices", 6, "int8", 60, 80);
            default -> throw new IllegalArgumentException(tensor);
        };
    }

    private static Raster filters(Sample sample, Options options) throws Exception {
        FilterData data =
                FilterData.read(
                        sample.tensor(),
                        Component.VALUE,
                        FilterChannel.parse(options.get("channel")),
                        0,
                        sample,
                        Monitor.NONE);
        FilterLook look =
                FilterLook.DEFAULT
                        .withRange(range(options))
                        .withColormap(map(options.words.getOrDefault("colormap", "gray")))
                        .withColumns(options.number("columns"))
                        .withSize(options.number("scale"), options.number("gap"));
        return FilterGrid.of(data, look).raster();
    }

    private static Raster heatmap(Sample sample, Options options) throws Exception {
        SliceKey slice = SliceKey.initial(sample.tensor());
        if (options.words.containsKey("rows")) {
            int rows = options.number("rows");
            int columns = options.number("cols");
            List<Long> at = new ArrayList<>(List.of(0L, 0L, 0L));
            at.set(3 - rows - columns, Long.valueOf(options.get("at")));
            slice = new SliceKey(sample.tensor(), Component.VALUE, rows, columns, at);
        }
        ValueGrid grid =
                SliceRaster.read(
                        SliceView.whole(slice),
                        BlockRule.LARGEST_MAGNITUDE,
                        sample,
                        BandSink.NONE,
                        Monitor.NONE);
        ValueRange range = range(options).range(grid.distribution());
        return grid.paint(new ColorScale(map(options.get("colormap")), range))
                .enlarged(options.number("scale"));
    }

    /// Symmetric about 0 by the largest magnitude is no word of the command line: it has no option.
    private static RangeRule range(Options options) {
        return options.words.containsKey("range")
                ? RangeRule.parse(options.get("range"))
                : new RangeRule.Symmetric();
    }

    private static Colormap map(String name) {
        return Colormaps.named(name).orElseThrow();
    }

    private static byte[] rgba(Raster raster) {
        byte[] bytes = new byte[raster.argb().length * 4];
        for (int i = 0; i < raster.argb().length; i++) {
            int pixel = raster.argb()[i];
            bytes[4 * i] = (byte) (pixel >> 16);
            bytes[4 * i + 1] = (byte) (pixel >> 8);
            bytes[4 * i + 2] = (byte) pixel;
            bytes[4 * i + 3] = (byte) (pixel >> 24);
        }
        return bytes;
    }
}
