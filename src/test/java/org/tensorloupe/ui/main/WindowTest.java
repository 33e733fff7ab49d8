package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.load.Job;
import org.tensorloupe.load.Priority;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.main.FileTab.State;
import org.tensorloupe.ui.start.RecentFile;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.theme.WrappedName;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The window as a person uses it, with real files and real background work.
class WindowTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");

    @TempDir private Path folder = Path.of("");
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        RecentFile gone = new RecentFile(Path.of("/gone/unet.ckpt"), "zip", 7, Instant.EPOCH);
        kit = WindowKit.show(List.of(gone));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        kit.settle();
    }

    private String selected() {
        return WindowKit.on(() -> kit.pane().selected().name());
    }

    private String detail(String key) {
        List<String> texts = WindowKit.on(() -> kit.pane().details().texts());
        assertThat(texts).contains(key);
        return texts.get(texts.indexOf(key) + 1);
    }

    @Test
    void saysInFiguresWhatAFileHolds() {
        kit.open(RESNET);

        assertThat(WindowKit.on(() -> kit.window.status().text()))
                .contains("resnet18-small.pth", "zip", "122 tensors", "139 K", "557 kB")
                .contains("4 known imports");
        assertThat(kit.stage.getTitle()).startsWith("resnet18-small.pth");
    }

    @Test
    void walksTheTreeByKeyboard() {
        kit.open(RESNET);

        push(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("conv1.weight");
        push(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("bn1");
        push(KeyCode.RIGHT);
        push(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("bn1.weight");
        push(KeyCode.LEFT);
        assertThat(selected()).isEqualTo("bn1");
    }

    @Test
    void showsOfATensorWhatPyTorchSays() {
        kit.open(RESNET);
        Map<String, Object> facts =
                Json.map(
                        Json.map(Json.object(Places.fixture("resnet18-small.json")).get("tensors"))
                                .get("conv1.weight"));

        kit.select("conv1.weight");

        assertThat(detail("shape")).isEqualTo("64×3×7×7");
        assertThat(detail("dtype")).isEqualTo("float32");
        assertThat(detail("elements")).isEqualTo("9,408");
        for (String key : List.of("mean", "std", "min", "max", "l1", "l2", "p01", "p50", "p99")) {
            String shown = key.replace("p0", "p").replace("l", "L");
            assertThat(detail(shown))
                    .as(key)
                    .isEqualTo(
                            Figures.of(
                                    ((Number) java.util.Objects.requireNonNull(facts.get(key)))
                                            .doubleValue()));
        }
        assertThat(detail("entry")).isEqualTo("resnet18-small/data/0");
        assertThat(detail("shared with")).isEqualTo("no other tensor");
        assertThat(detail("In PyTorch"))
                .isEqualTo("torch.load(\"resnet18-small.pth\")[\"conv1.weight\"]");
    }

    @Test
    void namesWhoSharesAStorage() {
        kit.open(Places.fixture("transformer-tied.pth"));

        kit.select("lm_head.weight");

        assertThat(WindowKit.on(() -> kit.pane().details().lookup(".link")))
                .isInstanceOfSatisfying(
                        javafx.scene.control.Button.class,
                        link -> assertThat(link.getText()).isEqualTo("model.embed_tokens.weight"));
    }

    @Test
    void keepsOnlyTheLastOfManySelections() {
        kit.open(RESNET);

        WindowKit.run(() -> {
            for (int id = 1; id < kit.pane().outline().size(); id++) {
                kit.pane().tree().select(id);
            }
        });
        kit.settle();
        String last = selected();

        WrappedName name = (WrappedName) kit.scene().getRoot().lookup(".details .wrapped-name");
        assertThat(WindowKit.on(name::text)).isEqualTo(last);
        assertThat(detail("mean")).isNotEmpty();
    }

    @Test
    void searchesAndKeepsTheSelection() {
        kit.open(RESNET);
        kit.select("conv1.weight");

        push(KeyCode.CONTROL, KeyCode.F);
        robot.write("running_var");
        kit.settle();

        assertThat(WindowKit.on(() -> kit.pane().matches().get().orElseThrow().tensors(0)))
                .isEqualTo(20);
        assertThat(selected()).isEqualTo("conv1.weight");

        push(KeyCode.ESCAPE);

        assertThat(WindowKit.on(() -> kit.pane().matches().get())).isEmpty();
        assertThat(selected()).isEqualTo("conv1.weight");
    }

    @Test
    void walksThroughTheHistory() {
        kit.open(RESNET);
        kit.select("conv1.weight");
        kit.select("fc.weight");

        push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(selected()).isEqualTo("conv1.weight");
        push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(selected()).isEqualTo("fc.weight");
        assertThat(WindowKit.on(() -> kit.pane().centre().path()))
                .containsExactly("resnet18-small.pth", "fc", "weight");
    }

    @Test
    void turnsDarkAndLight() {
        assertThat(kit.scene().getRoot().getStyleClass()).contains("light");

        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        assertThat(kit.scene().getRoot().getStyleClass()).contains("dark").doesNotContain("light");
        assertThat(WindowKit.on(() -> kit.theme.darkProperty().get())).isTrue();
    }

    @Test
    void hidesAndShowsTheDetails() {
        kit.open(RESNET);

        push(KeyCode.F9);
        assertThat(WindowKit.on(() -> kit.pane().getItems())).hasSize(2);
        push(KeyCode.F9);
        assertThat(WindowKit.on(() -> kit.pane().getItems())).hasSize(3);
    }

    @Test
    void triesAgain() throws IOException {
        Path late = folder.resolve("late.pth");
        kit.open(late);
        assertThat(kit.window.files().files().getFirst().state())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed ->
                                assertThat(failed.problem().title())
                                        .isEqualTo("The file is not there"));

        Files.copy(RESNET, late);
        push(KeyCode.F5);

        assertThat(kit.window.files().files().getFirst().state()).isInstanceOf(State.Ready.class);
    }

    @Test
    void remembersWhatWasOpenAndForgetsOnDelete() {
        push(KeyCode.DELETE);
        assertThat(kit.kept).isEmpty();

        kit.filesToChoose.add(List.of(RESNET));
        push(KeyCode.CONTROL, KeyCode.O);

        assertThat(kit.kept).extracting(RecentFile::path).containsExactly(RESNET);
        assertThat(kit.kept.getFirst().format()).isEqualTo("zip");
    }

    @Test
    void opensTheDemoNetwork() {
        robot.clickOn("Open the demo network");
        kit.settle();

        assertThat(WindowKit.on(() -> kit.pane().document().checkpoint().fileName()))
                .isEqualTo("demo-cnn.pth");
    }

    @Test
    void showsTabsFromTheSecondFileAndClosesByMiddleClick() {
        kit.open(RESNET);
        assertThat(kit.scene().getRoot().lookup(".file-strip").isVisible()).isFalse();

        kit.open(Places.fixture("small.pth"));
        assertThat(kit.scene().getRoot().lookup(".file-strip").isVisible()).isTrue();
        robot.clickOn(robot.lookup(".file-tab").nth(0).queryAs(Node.class), MouseButton.MIDDLE);
        kit.settle();

        assertThat(kit.window.files().files()).hasSize(1);
        assertThat(kit.scene().getRoot().lookup(".file-strip").isVisible()).isFalse();
    }

    @Test
    void closesDuringWork() {
        kit.open(RESNET);
        WindowKit.run(() -> {
            kit.pane().tree().select(kit.pane().outline().find("layer4.0.conv2.weight"));
            kit.window.files().closeAll();
        });
        kit.settle();

        assertThat(kit.jobs.jobs()).isEmpty();
        assertThat(kit.scene().getRoot().lookup(".drop-area")).isNotNull();
    }

    @Test
    void listsSeveralJobsAndStopsThemOneByOne() throws Exception {
        Job first = endless("Counting");
        Job second = endless("Drawing");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> robot.lookup("2 jobs").tryQuery().isPresent());

        VBox rows = WindowKit.on(() -> new JobList().list(List.of(first, second)));
        assertThat(rows.lookupAll(".label").stream().filter(Label.class::isInstance))
                .extracting(node -> ((Label) node).getText())
                .containsExactly("Counting", "Drawing");
        HBox row = (HBox) rows.getChildren().get(1);
        WindowKit.run(((Button) row.getChildren().getLast())::fire);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> kit.jobs.jobs().equals(List.of(first)));

        assertThat(second.isCancelled()).isTrue();
        assertThat(first.isCancelled()).isFalse();
        WindowKit.run(first::cancel);
        kit.settle();
    }

    private Job endless(String title) {
        return kit.jobs.submit(
                title,
                Priority.LATER,
                0,
                monitor -> {
                    while (!monitor.isCancelled()) {
                        Thread.onSpinWait();
                    }
                    return title;
                },
                _ -> {});
    }

    @Test
    void savesTheStatisticsOfTheSelectedGroup() throws IOException {
        Path csv = folder.resolve("layer1.csv");
        kit.open(RESNET);
        kit.select("layer1");
        kit.placesToSave.add(csv);

        push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn("Statistics of layer1 (CSV)…");
        kit.settle();

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("name,dtype,shape,numel,bytes,mean,std,min,max");
        assertThat(lines)
                .hasSize(1 + 24)
                .allMatch(l -> l.startsWith("name,") || l.startsWith("layer1."));
        assertThat(WindowKit.on(() -> kit.window.notes().newest()))
                .isEqualTo("Saved the statistics of 24 tensors in layer1.csv");
    }

    @Test
    void showsTheKeysOnAQuestionMark() {
        kit.open(RESNET);

        robot.write("?");
        kit.settle();
        assertThat(kit.scene().getRoot().lookup(".keys-page")).isNotNull();

        push(KeyCode.ESCAPE);
        assertThat(kit.scene().getRoot().lookup(".keys-page")).isNull();
    }

    @Test
    void tellsTheFullNameUnderTheMouse() throws TimeoutException {
        kit.open(RESNET);
        Node row = robot.lookup(".tree-table-row-cell").nth(1).query();

        robot.moveTo(row).moveBy(3, 0);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> Window.getWindows().stream().anyMatch(Tooltip.class::isInstance));

        Tooltip tip =
                WindowKit.on(() ->
                        Window.getWindows().stream()
                                .filter(Tooltip.class::isInstance)
                                .map(Tooltip.class::cast)
                                .findFirst()
                                .orElseThrow());
        WrappedName name = (WrappedName) tip.getGraphic().lookup(".wrapped-name");
        assertThat(name.text()).isEqualTo("conv1.weight");
    }

    @Test
    void saysThatATensorIsEmptyInsteadOfZero() {
        kit.open(Places.fixture("structure.pth"));

        kit.select("empty_0x3");

        assertThat(detail("mean")).isEqualTo("–");
        assertThat(detail("zeros")).isEqualTo("–");
        assertThat(WindowKit.on(() -> kit.pane().details().texts())).contains("No elements");
    }
}
