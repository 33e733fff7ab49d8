package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.settings.NumberStyle;
import org.tensorloupe.ui.settings.OpenIn;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.SystemFormat;
import org.tensorloupe.ui.theme.Theme;
import org.testfx.api.FxRobot;

/// The settings as a person uses them.
class SettingsWindowTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");

    private final FxRobot robot = new FxRobot();
    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of());
        WindowKit.run(() -> {
            kit.settings.subscribe((_, now) -> SystemFormat.use(now.numbers()));
        });
    }

    @AfterEach
    void close() {
        kit.close();
        Locale.setDefault(Locale.Category.FORMAT, SystemFormat.LOCALE);
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        kit.settle();
    }

    private Node card() {
        return kit.scene().getRoot().lookup(".settings-card");
    }

    private void choose(Settings settings) {
        WindowKit.run(() -> {
            SystemFormat.use(settings.numbers());
            kit.settings.set(settings);
        });
        kit.settle();
    }

    private String detail(String key) {
        List<String> texts = WindowKit.on(() -> kit.pane().details().texts());
        return texts.get(texts.indexOf(key) + 1);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Colormap> mapOfTheView() {
        return (ComboBox<Colormap>)
                kit.scene().getRoot().lookupAll(".control-choice").stream()
                        .filter(node ->
                                node instanceof ComboBox<?> box
                                        && box.getValue() instanceof Colormap)
                        .findFirst()
                        .orElseThrow();
    }

    private String mapShown() {
        return WindowKit.on(() -> mapOfTheView().getValue().name());
    }

    @Test
    void opensAndClosesByKey() {
        push(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(card()).isNotNull();

        push(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(card()).isNull();

        push(KeyCode.CONTROL, KeyCode.COMMA);
        push(KeyCode.ESCAPE);
        assertThat(card()).isNull();
    }

    @Test
    void everyControlHasANameAndTheKeyboardReachesIt() {
        push(KeyCode.CONTROL, KeyCode.COMMA);

        List<Node> controls =
                WindowKit.on(() ->
                        card().lookupAll("*").stream()
                                .filter(Node::isFocusTraversable)
                                .filter(node -> !node.getStyleClass().contains("arrow-button"))
                                .toList());
        assertThat(controls).hasSizeGreaterThanOrEqualTo(11);
        for (int i = 0; i < controls.size(); i++) {
            Node focused = WindowKit.on(() -> kit.scene().getFocusOwner());
            assertThat(controls).contains(focused);
            push(KeyCode.TAB);
        }
        for (Node control : controls) {
            String name =
                    control instanceof javafx.scene.control.Labeled labeled
                            ? labeled.getText()
                            : control.getAccessibleText();
            assertThat(name).as(control.toString()).isNotBlank();
        }
    }

    @Test
    void aChoiceHoldsAtOnce() {
        push(KeyCode.CONTROL, KeyCode.COMMA);

        robot.clickOn("Dark");
        robot.clickOn("In a window");
        kit.settle();

        assertThat(kit.settings.get())
                .isEqualTo(Settings.DEFAULT.withTheme(Theme.Mode.DARK).withOpenIn(OpenIn.WINDOW));
    }

    @Test
    void followsAChangeFromElsewhereAndRestoresTheDefaults() {
        push(KeyCode.CONTROL, KeyCode.COMMA);
        choose(Settings.DEFAULT.withTheme(Theme.Mode.DARK).withNumbers(NumberStyle.COMMA));
        assertThat(
                        WindowKit.on(() ->
                                robot.lookup("Dark")
                                        .queryAs(javafx.scene.control.ToggleButton.class)
                                        .isSelected()))
                .isTrue();

        robot.clickOn("Restore defaults");
        kit.settle();

        assertThat(kit.settings.get()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void filtersStartWithTheChosenMap() {
        choose(Settings.DEFAULT.withFilterMap(Colormaps.named("viridis").orElseThrow()));
        kit.open(RESNET);
        kit.select("conv1.weight");

        assertThat(mapShown()).isEqualTo("viridis");
    }

    @Test
    void heatmapsStartWithTheChosenMap() {
        kit.open(RESNET);
        choose(Settings.DEFAULT.withHeatmapMap(Colormaps.named("berlin").orElseThrow()));
        kit.select("fc.weight");
        assertThat(mapShown()).isEqualTo("berlin");

        choose(Settings.DEFAULT);
        assertThat(mapShown()).isEqualTo("RdBu_r");
    }

    @Test
    void aMapThatWasChosenForTheViewStays() {
        kit.open(RESNET);
        kit.select("fc.weight");
        WindowKit.run(() -> mapOfTheView().setValue(Colormaps.named("turbo").orElseThrow()));

        choose(Settings.DEFAULT.withHeatmapMap(Colormaps.named("berlin").orElseThrow()));

        assertThat(mapShown()).isEqualTo("turbo");
    }

    @Test
    void numbersChangeInTheWindowAndNotInFiles() throws IOException {
        kit.open(RESNET);
        kit.select("conv1.weight");
        choose(Settings.DEFAULT.withNumbers(NumberStyle.POINT));
        String elements = detail("elements");
        String mean = detail("mean");
        String csv = csv("point.csv");
        assertThat(elements).contains(",");
        assertThat(mean).contains(".");

        choose(Settings.DEFAULT.withNumbers(NumberStyle.COMMA));

        assertThat(detail("elements")).isEqualTo(elements.replace(',', '.'));
        assertThat(detail("mean")).isEqualTo(mean.replace('.', ','));
        assertThat(csv("comma.csv")).isEqualTo(csv);

        choose(Settings.DEFAULT.withNumbers(NumberStyle.SPACE));
        assertThat(detail("elements")).isEqualTo(elements.replace(',', '\u00a0'));
        assertThat(WindowKit.on(() -> kit.pane().selected().name())).isEqualTo("conv1.weight");
    }

    private String csv(String name) throws IOException {
        Path file = folder.resolve(name);
        kit.placesToSave.add(file);
        push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn("Statistics of all tensors (CSV)…");
        kit.settle();
        return Files.readString(file);
    }

    @Test
    void theTableWritesItsNumbersAnew() {
        choose(Settings.DEFAULT.withNumbers(NumberStyle.POINT));
        kit.open(RESNET);
        push(KeyCode.CONTROL, KeyCode.T);
        String before = WindowKit.on(() -> kit.pane().table().footer());

        choose(Settings.DEFAULT.withNumbers(NumberStyle.COMMA));

        assertThat(before).contains(",");
        assertThat(WindowKit.on(() -> kit.pane().table().footer()))
                .isNotEqualTo(before)
                .contains(before.replaceAll("(?s).* · ([0-9,]+) · .*", "$1").replace(',', '.'));
    }

    @Test
    void asksForOneMoreWindow() {
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);

        assertThat(kit.newWindows).isEqualTo(1);
    }
}
