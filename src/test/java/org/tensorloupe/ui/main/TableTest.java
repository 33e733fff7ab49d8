package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.text.Figures;
import org.testfx.api.FxRobot;

/// The table of tensors as a person uses it, with real files and real background work.
class TableTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");
    private static final int MANY = 100_000;

    @TempDir private Path folder = Path.of("");
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void openTable(Path file) {
        kit.open(file);
        push(KeyCode.CONTROL, KeyCode.T);
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        kit.settle();
    }

    private List<String> names() {
        return WindowKit.on(() -> kit.pane().table().names());
    }

    private String text(String name, String column) {
        return WindowKit.on(() -> kit.pane().table().text(name, column));
    }

    private String footer() {
        return WindowKit.on(() -> kit.pane().table().footer());
    }

    private TableView<?> table() {
        return (TableView<?>) Objects.requireNonNull(kit.scene().getRoot().lookup(".tensor-table"));
    }

    private <T extends Labeled> T labelled(String selector, String text, Class<T> type) {
        return WindowKit.on(() ->
                kit.scene().getRoot().lookupAll(selector).stream()
                        .map(type::cast)
                        .filter(node -> node.getText().equals(text))
                        .findFirst()
                        .orElseThrow());
    }

    private void sort(String title) {
        robot.clickOn(labelled(".heading", title, Button.class));
        kit.settle();
    }

    private void search(String text) {
        WindowKit.run(() -> kit.search(text));
        kit.settle();
    }

    private static Map<String, Object> truth(String fixture) {
        return Json.map(Json.object(Places.fixture(fixture)).get("tensors"));
    }

    private static double real(@Nullable Object tensor, String key) {
        return ((Number) Objects.requireNonNull(Json.map(tensor).get(key))).doubleValue();
    }

    @Test
    void fillsItselfWithWhatPyTorchSays() {
        openTable(RESNET);

        Map<String, Object> tensors = truth("resnet18-small.json");
        assertThat(names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
        tensors.forEach((name, facts) -> {
            for (String column : List.of("mean", "std", "l1", "l2", "p01", "p50", "p99")) {
                assertThat(text(name, column))
                        .as(name + " " + column)
                        .isEqualTo(Figures.of(real(facts, column)));
            }
        });
        assertThat(footer()).contains("122 tensors", "139,118", "557 kB", "all computed");
    }

    @Test
    void sortsByAStatisticTheLargestFirstThenTheSmallest() {
        openTable(RESNET);
        Map<String, Object> tensors = truth("resnet18-small.json");
        List<String> inFile = names();
        Comparator<String> bySpread = Comparator.comparingDouble(n -> real(tensors.get(n), "std"));

        sort("std");
        assertThat(names()).isEqualTo(inFile.stream().sorted(bySpread.reversed()).toList());
        sort("std");
        assertThat(names()).isEqualTo(inFile.stream().sorted(bySpread).toList());
        sort("std");
        assertThat(names()).isEqualTo(inFile);
    }

    @Test
    void addsASecondColumnWithShift() {
        openTable(RESNET);
        List<String> inFile = names();
        Map<String, Object> tensors = truth("resnet18-small.json");

        sort("dtype");
        robot.press(KeyCode.SHIFT);
        sort("std");
        robot.release(KeyCode.SHIFT);

        Comparator<String> byType = Comparator.comparing(n -> text(n, "dtype"));
        Comparator<String> bySpread = Comparator.comparingDouble(n -> real(tensors.get(n), "std"));
        assertThat(names())
                .isEqualTo(
                        inFile.stream().sorted(byType.thenComparing(bySpread.reversed())).toList());
    }

    @Test
    void keepsTheSelectionWhenItSorts() {
        openTable(RESNET);
        kit.select("layer2.0.conv1.weight");

        sort("L2");

        assertThat(WindowKit.on(() -> table().getSelectionModel().getSelectedIndex()))
                .isEqualTo(names().indexOf("layer2.0.conv1.weight"));
        assertThat(WindowKit.on(() -> kit.pane().selected().name()))
                .isEqualTo("layer2.0.conv1.weight");
    }

    @Test
    void stopsAndGoesOn() {
        kit.open(RESNET);
        WindowKit.run(() -> {
            kit.pane().turnLayout();
            labelled(".table-footer .button", "Stop", Button.class).fire();
        });
        kit.settle();
        assertThat(footer()).contains("to go", "Go on").doesNotContain("all computed");

        robot.clickOn(labelled(".table-footer .button", "Go on", Button.class));
        kit.settle();

        assertThat(footer()).contains("all computed").doesNotContain("Go on");
    }

    @Test
    void sharesTheSearchWithTheTree() {
        openTable(RESNET);
        search("layer1 conv");
        assertThat(names()).hasSize(4).allMatch(name -> name.contains("conv"));
        assertThat(footer()).contains("4 of 122 tensors");

        search("nothing like this");
        assertThat(names()).isEmpty();
        assertThat(WindowKit.on(() -> kit.scene().getRoot().lookup(".tensor-table .placeholder")))
                .isNotNull();
        robot.clickOn(labelled(".placeholder .button", "Show all", Button.class));
        kit.settle();
        assertThat(names()).hasSize(122);
    }

    @Test
    void filtersByTypeAndByTheEndOfTheName() {
        openTable(RESNET);
        choose("dtype", "int64");
        assertThat(names()).hasSize(20).allMatch(name -> name.endsWith("num_batches_tracked"));
        choose("dtype", "All dtypes");
        choose("Names", "…running_var");
        choose("Rank", "1 axis");
        assertThat(names()).hasSize(20).allMatch(name -> name.endsWith("running_var"));
    }

    private void choose(String box, String text) {
        WindowKit.run(() ->
                kit.scene().getRoot().lookupAll(".table-bar .combo-box").stream()
                        .map(node -> (ComboBox<?>) node)
                        .filter(combo -> box.equals(combo.getAccessibleText()))
                        .forEach(combo -> select(combo, text)));
        kit.settle();
    }

    private static <T> void select(ComboBox<T> combo, String text) {
        combo.getItems().stream()
                .filter(item -> combo.getConverter().toString(item).equals(text))
                .findFirst()
                .ifPresentOrElse(combo::setValue, () -> org.assertj.core.api.Assertions.fail(text));
    }

    @Test
    void findsTensorsWithNaNAmongThoseThatAreComputed() {
        Map<String, Object> tensors = truth("dtypes.json");
        List<String> withNaN =
                tensors.keySet().stream()
                        .filter(name ->
                                Json.map(tensors.get(name)).get("nan") instanceof Number n
                                        && n.longValue() > 0)
                        .toList();
        assertThat(withNaN).isNotEmpty();
        kit.open(Places.fixture("dtypes.pth"));
        search("nan");
        assertThat(WindowKit.on(() -> kit.pane().matches().get().orElseThrow().unknown()))
                .isPositive();

        robot.clickOn(labelled(".match-strip .button", "Compute", Button.class));
        kit.settle();
        assertThat(WindowKit.on(() -> kit.pane().matches().get().orElseThrow().tensors(0)))
                .isEqualTo(withNaN.size());

        push(KeyCode.CONTROL, KeyCode.T);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(withNaN);
        search("");
        WindowKit.run(
                labelled(".table-bar .toggle-button", "With findings", ToggleButton.class)::fire);
        kit.settle();
        assertThat(names()).containsAll(withNaN);
    }

    @Test
    void selectsInTheTreeAndOpensOnEnter() {
        openTable(RESNET);

        push(KeyCode.DOWN);
        push(KeyCode.DOWN);
        assertThat(WindowKit.on(() -> kit.pane().selected().name())).isEqualTo(names().get(1));

        push(KeyCode.ENTER);
        assertThat(WindowKit.on(() -> kit.pane().getItems())).contains(kit.pane().centre());
        assertThat(WindowKit.on(() -> kit.pane().centre().path()))
                .containsSequence("bn1", "weight");
    }

    @Test
    void copiesRowsWithTheFieldsOfTheCsv() throws IOException {
        openTable(RESNET);
        sort("L2");
        Path saved = folder.resolve("stats.csv");
        kit.placesToSave.add(saved);
        robot.clickOn(labelled(".table-bar .button", "CSV", Button.class));
        kit.settle();
        List<String> lines;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(saved)) {
            lines = csv.stream().map(record -> String.join("\t", record.getFields())).toList();
        }

        sort("L2");
        sort("L2");
        robot.clickOn(".tensor-table .table-row-cell");
        push(KeyCode.CONTROL, KeyCode.A);
        push(KeyCode.CONTROL, KeyCode.C);

        String copied = WindowKit.on(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(123).isEqualTo(lines);
        assertThat(lines.get(1)).startsWith("conv1.weight\tfloat32\t64x3x7x7\t9408\t37632\t");
    }

    @Test
    void copiesARangeOfRows() {
        openTable(RESNET);
        push(KeyCode.DOWN);
        push(KeyCode.SHIFT, KeyCode.DOWN);
        push(KeyCode.SHIFT, KeyCode.DOWN);
        push(KeyCode.CONTROL, KeyCode.C);

        String copied = WindowKit.on(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines().map(line -> line.substring(0, line.indexOf('\t'))))
                .containsExactly("name", "conv1.weight", "bn1.weight", "bn1.bias");
    }

    @Test
    void saysInPlaceWhyATensorCannotBeRead() {
        openTable(Places.fixture("cut.pth"));

        List<String> unread =
                names().stream().filter(name -> text(name, "mean").contains("cut.pth")).toList();
        assertThat(unread).isNotEmpty();
        assertThat(footer()).contains("cannot be read");
    }

    @Test
    void showsTheDetailsBesideTheTableOnDemand() {
        openTable(RESNET);
        assertThat(WindowKit.on(() -> kit.pane().hasDetails())).isFalse();
        push(KeyCode.F9);
        assertThat(WindowKit.on(() -> kit.pane().hasDetails())).isTrue();
        push(KeyCode.CONTROL, KeyCode.T);
        assertThat(WindowKit.on(() -> kit.pane().getItems())).hasSize(3);
    }

    @Test
    void holdsAHundredThousandTensors() throws IOException {
        openTable(many());

        assertThat(names()).hasSize(MANY);
        assertThat(footer()).contains("100,000 tensors", "all computed");
        sort("mean");
        assertThat(names().subList(0, 2)).containsExactly("t.99999", "t.99998");
        assertThat(
                        WindowKit.on(() ->
                                kit.scene()
                                        .getRoot()
                                        .lookupAll(".tensor-table .table-row-cell")
                                        .size()))
                .isLessThan(200);
    }

    /// A safetensors file of tensors of one number each: their own index.
    private Path many() throws IOException {
        StringBuilder header = new StringBuilder("{");
        ByteBuffer data = ByteBuffer.allocate(4 * MANY).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < MANY; i++) {
            header.append(i == 0 ? "" : ",")
                    .append(
                            "\"t.%d\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}"
                                    .formatted(i, 4 * i, 4 * i + 4));
            data.putFloat(i);
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(text.length).flip();
        Path file = folder.resolve("many.safetensors");
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(length);
            out.write(ByteBuffer.wrap(text));
            out.write(data.flip());
        }
        assertThat(Files.size(file)).isEqualTo(8 + text.length + 4L * MANY);
        return file;
    }
}
