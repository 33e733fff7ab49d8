package org.tensorloupe.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.render.ColorScale;
import org.tensorloupe.render.Raster;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.PictureKit;

/// The channels in a real window, over the fixtures of `make_channels.py`.
class ChannelsViewTest {
    private static final Path FOLDER = Path.of("src/test/resources/channels");

    @TempDir private Path folder;

    private static PictureKit kit() {
        return PictureKit.open(new ChannelsPane(), FOLDER.resolve("channels.pth"), 824, 788);
    }

    /// Numbers of `expected.tsv` for a channel, from `mean` on.
    private static List<String> expected(String name, int axis, int channel) {
        try {
            return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(row ->
                            row.subList(0, 4)
                                    .equals(List.of(name, "VALUE", "" + axis, "" + channel)))
                    .findFirst()
                    .orElseThrow()
                    .subList(4, 13);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static TableView<Integer> table(PictureKit kit) {
        return (TableView<Integer>) kit.node("channel-table");
    }

    private static List<Integer> rows(PictureKit kit) {
        return PictureKit.on(() -> List.copyOf(table(kit).getItems()));
    }

    private static void choose(PictureKit kit, String name, String text) {
        PictureKit.run(() -> {
            for (Node node : kit.robot.lookup(".combo-box").queryAll()) {
                if (name.equals(node.getAccessibleText())) {
                    choose((ComboBox<?>) node, text);
                }
            }
        });
        kit.settle();
    }

    private static <T> void choose(ComboBox<T> box, String text) {
        box.setValue(
                box.getItems().stream()
                        .filter(item -> box.getConverter().toString(item).equals(text))
                        .findFirst()
                        .orElseThrow());
    }

    /// Middle of a channel's place in the plot.
    private static Point2D place(PictureKit kit, int position, int channels) {
        Node plot = kit.node("channel-plot");
        double width = PictureKit.on(() -> plot.getLayoutBounds().getWidth());
        double step = (width - ChannelPainter.left() - ChannelPainter.right()) / channels;
        return new Point2D(ChannelPainter.left() + (position + 0.5) * step, 100);
    }

    private static void hover(PictureKit kit, int position, int channels) {
        Point2D point = place(kit, position, channels);
        kit.hover(kit.node("channel-plot"), point.getX(), point.getY());
    }

    @Test
    void namesTheAxesOfAConvolution() {
        try (PictureKit kit =
                PictureKit.open(new ChannelsPane(), Places.fixture("resnet18-small.pth"), 824, 788)
                        .show("conv1.weight")) {
            ComboBox<?> axes =
                    kit.robot.lookup(node -> "Axis".equals(node.getAccessibleText())).query();
            assertThat(axes.getItems().stream().map(item -> ((AxisChoice) item).text()))
                    .containsExactly(
                            "axis 0 · 64 · out channels",
                            "axis 1 · 3 · in channels",
                            "axis 2 · 7 · height",
                            "axis 3 · 7 · width");
            assertThat(rows(kit)).hasSize(64);
        }
    }

    /// The channel that the status bar tells of: `channel 1,234, L2 = 0.5`.
    private static int channel(PictureKit kit) {
        String where = kit.pointed.substring("channel ".length(), kit.pointed.lastIndexOf(", "));
        return Integer.parseInt(where.replace(",", ""));
    }

    /// Its value there.
    private static double value(PictureKit kit) {
        String text = kit.pointed.substring(kit.pointed.indexOf(" = ") + 3);
        return Double.parseDouble(text.replace('−', '-'));
    }

    @Test
    void tellsChannelAndExactValueUnderTheMouse() {
        try (PictureKit kit = kit().show("conv")) {
            hover(kit, 5, 8);
            assertThat(channel(kit)).isEqualTo(5);
            double l2 = Double.parseDouble(expected("conv", 0, 5).get(4));
            assertThat(value(kit)).isCloseTo(l2, within(l2 * 1e-12));
            assertThat(kit.robot.lookup("channel 5").tryQuery()).isPresent();
            kit.picture("channels");
        }
    }

    @Test
    void showsAnotherAxis() {
        try (PictureKit kit = kit().show("conv")) {
            choose(kit, "Axis", "axis 1 · 6");
            assertThat(rows(kit)).hasSize(6);
            choose(kit, "Plot", "mean");
            hover(kit, 4, 6);
            double mean = Double.parseDouble(expected("conv", 1, 4).get(0));
            assertThat(value(kit)).isCloseTo(mean, within(1e-13));
        }
    }

    @Test
    void sortsThePlotByValue() {
        try (PictureKit kit = kit().show("conv")) {
            kit.robot.clickOn("value");
            kit.settle();
            int largest = 0;
            for (int channel = 1; channel < 8; channel++) {
                if (Double.parseDouble(expected("conv", 0, channel).get(4))
                        > Double.parseDouble(expected("conv", 0, largest).get(4))) {
                    largest = channel;
                }
            }
            hover(kit, 0, 8);
            assertThat(channel(kit)).isEqualTo(largest);
        }
    }

    @Test
    void sortsTheTableByAnyColumnWithWhatIsMissingLast() {
        try (PictureKit kit = kit().show("special")) {
            PictureKit.run(() -> {
                TableColumn<Integer, ?> max = table(kit).getColumns().get(4);
                assertThat(max.getText()).isEqualTo("max");
                max.setSortType(TableColumn.SortType.DESCENDING);
                table(kit).getSortOrder().setAll(List.of(max));
            });
            kit.settle();
            List<Integer> rows = rows(kit);
            assertThat(rows.getLast()).isEqualTo(1);
            for (int i = 0; i + 1 < rows.size() - 1; i++) {
                assertThat(Double.parseDouble(expected("special", 0, rows.get(i)).get(3)))
                        .isGreaterThanOrEqualTo(
                                Double.parseDouble(expected("special", 0, rows.get(i + 1)).get(3)));
            }
        }
    }

    @Test
    void linksTheSelectionOfPlotAndTable() {
        try (PictureKit kit = kit().show("matrix")) {
            choose(kit, "Axis", "axis 1 · 33 · columns");
            hover(kit, 20, 33);
            kit.robot.clickOn();
            kit.settle();
            assertThat(PictureKit.on(() -> table(kit).getSelectionModel().getSelectedItem()))
                    .isEqualTo(20);
            kit.robot.type(KeyCode.RIGHT);
            kit.settle();
            assertThat(PictureKit.on(() -> table(kit).getSelectionModel().getSelectedItem()))
                    .isEqualTo(21);
            kit.robot.type(KeyCode.HOME);
            kit.settle();
            assertThat(PictureKit.on(() -> table(kit).getSelectionModel().getSelectedItem()))
                    .isEqualTo(0);
        }
    }

    @Test
    void copiesRowsAsTabSeparatedText() {
        try (PictureKit kit = kit().show("int64")) {
            PictureKit.run(() -> {
                table(kit).getSelectionModel().clearSelection();
                table(kit).getSelectionModel().selectIndices(2, 4);
                table(kit).requestFocus();
            });
            kit.robot.push(KeyCode.CONTROL, KeyCode.C);
            kit.settle();
            List<String> lines = kit.copied.getLast().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.getFirst())
                    .isEqualTo("channel\tmean\tstd\tmin\tmax\tl2\tzeros\tnan\tpos_inf\tneg_inf");
            assertThat(List.of(lines.get(1).split("\t", -1)).subList(0, 2))
                    .containsExactly("2", "-17212.5");
            assertThat(lines.get(2)).startsWith("4\t");
        }
    }

    @Test
    void savesAllChannelsAsCsv() throws IOException {
        try (PictureKit kit = kit().show("conv")) {
            kit.place = folder.resolve("channels.csv");
            PictureKit.run(() -> table(kit).requestFocus());
            kit.robot.push(KeyCode.CONTROL, KeyCode.S);
            kit.settle();
            List<String> lines = Files.readAllLines(folder.resolve("channels.csv"));
            assertThat(lines).hasSize(9);
            assertThat(lines.get(3)).startsWith("conv,0,2,");
        }
    }

    @Test
    void savesThePlotAsAPicture() throws IOException {
        try (PictureKit kit = kit().show("conv")) {
            Path file = folder.resolve("plot.png");
            kit.place = file;
            PictureKit.run(() ->
                    kit.view().commands().stream()
                            .filter(command -> command.title().equals("Plot (PNG)…"))
                            .findFirst()
                            .orElseThrow()
                            .action()
                            .run());
            kit.settle();
            assertThat(kit.complaints).isEmpty();
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(2 * 824);
        }
    }

    @Test
    void saysWhereTheTableCannotBeWritten() {
        try (PictureKit kit = kit().show("conv")) {
            kit.place = folder.resolve("missing").resolve("channels.csv");
            PictureKit.run(() -> table(kit).requestFocus());
            kit.robot.push(KeyCode.CONTROL, KeyCode.S);
            kit.settle();
            assertThat(kit.complaints).hasSize(1);
            assertThat(kit.complaints.getFirst()).contains("channels.csv");
        }
    }

    @Test
    void marksChannelsThatAreAlmostZeroAndThoseWithoutNumbers() {
        try (PictureKit kit = kit().show("dead")) {
            assertThat(
                            kit.robot.lookup(".picture-caption").queryAll().stream()
                                    .map(node -> ((Labeled) node).getText()))
                    .contains("1 almost zero, below 2% of the median norm: 4");
            kit.show("special");
            kit.picture("channels-special");
            Raster plot = kit.pixels(kit.node("channel-plot"));
            long marked =
                    java.util.Arrays.stream(plot.argb()).filter(c -> c == ColorScale.NAN).count();
            assertThat(marked).isEqualTo(16);
        }
    }

    @Test
    void keepsASingleSpikeVisibleAmongThousandsOfChannels() {
        try (PictureKit kit = kit().show("wide")) {
            choose(kit, "Axis", "axis 1 · 2,500 · columns");
            assertThat(rows(kit)).hasSize(2500);
            kit.picture("channels-many");
            int largest = largestNorm(kit);
            Node plot = kit.node("channel-plot");
            double width = PictureKit.on(() -> plot.getLayoutBounds().getWidth());
            double room = width - ChannelPainter.left() - ChannelPainter.right();
            kit.hover(plot, ChannelPainter.left() + Math.ceil((largest + 1) * room / 2500) - 1, 60);
            assertThat(channel(kit)).isEqualTo(largest);
        }
    }

    private static int largestNorm(PictureKit kit) {
        PictureKit.run(() -> {
            TableColumn<Integer, ?> l2 = table(kit).getColumns().get(5);
            l2.setSortType(TableColumn.SortType.DESCENDING);
            table(kit).getSortOrder().setAll(List.of(l2));
        });
        kit.settle();
        return rows(kit).getFirst();
    }

    @Test
    void saysWhyItDoesNotFit() {
        try (PictureKit kit = kit()) {
            ChannelsPane pane = new ChannelsPane();
            assertThat(pane.whyNot(kit.tensor("no_rows")))
                    .isEqualTo(Optional.of("The tensor has no elements"));
            assertThat(pane.whyNot(kit.tensor("vector"))).isEmpty();
        }
    }

    @Test
    void drawsEveryTensorOfTheFixtures() {
        try (PictureKit kit = kit()) {
            for (String name : kit.tensors().map(tensor -> tensor.name()).toList()) {
                kit.show(name);
                for (PlotKind kind : PlotKind.values()) {
                    if (kit.tensor(name).numel() > 0) {
                        choose(kit, "Plot", kind.toString());
                    }
                }
            }
            assertThat(kit.complaints).isEmpty();
        }
    }
}
