package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.app.settings.WindowPlace;
import org.tensorloupe.app.settings.WindowStore;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.main.Arrangement;
import org.tensorloupe.ui.main.MainWindow;
import org.tensorloupe.ui.settings.OpenIn;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.TextSize;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.tree.Layout;
import org.testfx.api.FxRobot;

/// The program, ended and started again on the same folder.
class RestartTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");
    private static final Path SMALL = Places.fixture("small.pth");

    @TempDir private Path folder = Path.of("");

    private static Rectangle2D screen() {
        return ProgramKit.on(() -> Screen.getPrimary().getVisualBounds());
    }

    private static Rectangle2D bounds(Stage stage) {
        return ProgramKit.on(() ->
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    private static void choose(ProgramKit program, Settings settings) {
        ProgramKit.run(() -> program.wiring.settings().set(settings));
    }

    private WindowStore windowFile() {
        return new WindowStore(folder.resolve("state"));
    }

    private static List<String> notes(ProgramKit program) {
        return ProgramKit.on(() ->
                program.scene().getRoot().lookupAll(".note .value").stream()
                        .map(node -> ((Label) node).getText())
                        .toList());
    }

    @Test
    void theThemeSurvivesARestart() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            choose(program, Settings.DEFAULT.withTheme(Theme.Mode.DARK));
            assertThat(program.scene().getRoot().getStyleClass()).contains("dark");
        }

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(program.scene().getRoot().getStyleClass()).contains("dark");
            assertThat(program.wiring.settings().get().theme()).isEqualTo(Theme.Mode.DARK);
            choose(program, Settings.DEFAULT);
            assertThat(program.scene().getRoot().getStyleClass()).doesNotContain("dark");
        }
    }

    @Test
    void theSizeOfTextSurvivesARestart() {
        try {
            try (ProgramKit program = ProgramKit.start(folder)) {
                choose(program, Settings.DEFAULT.withText(TextSize.P150));
                assertThat(TextScale.factor()).isEqualTo(1.5);
            }
            ProgramKit.run(() -> TextScale.set(1));

            try (ProgramKit program = ProgramKit.start(folder)) {
                assertThat(program.wiring.settings().get().text()).isEqualTo(TextSize.P150);
                assertThat(TextScale.factor()).isEqualTo(1.5);
                choose(program, Settings.DEFAULT);
                assertThat(TextScale.factor()).isEqualTo(1);
            }
        } finally {
            ProgramKit.run(() -> TextScale.set(1));
        }
    }

    @Test
    void theFirstFrameHasTheSizeThatTheSystemHadTheLastTime() throws IOException {
        windowFile().save(1.25);
        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(program.wiring.settings().get().text()).isEqualTo(TextSize.SYSTEM);
            assertThat(TextScale.factor()).isEqualTo(1.25);
            choose(program, Settings.DEFAULT.withText(TextSize.P100));
            assertThat(TextScale.factor()).isEqualTo(1);
        } finally {
            ProgramKit.run(() -> TextScale.set(1));
        }
    }

    @Test
    void allSettingsSurviveARestart() {
        Settings others =
                Settings.DEFAULT
                        .withOpenIn(OpenIn.WINDOW)
                        .withCacheBytes(Settings.DEFAULT.cacheBytes() / 2);
        try (ProgramKit program = ProgramKit.start(folder)) {
            choose(program, others);
            assertThat(program.wiring.cache().budget()).isEqualTo(others.cacheBytes());
        }

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(program.wiring.settings().get()).isEqualTo(others);
            assertThat(program.wiring.cache().budget()).isEqualTo(others.cacheBytes());
        }
    }

    @Test
    void brokenSettingsAreKeptAsideAndToldOnce() throws IOException {
        Files.write(folder.resolve("settings.properties"), new byte[] {0, 1, 2});

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(program.wiring.settings().get()).isEqualTo(Settings.DEFAULT);
            assertThat(notes(program))
                    .singleElement()
                    .asString()
                    .contains("these are the defaults", "settings.properties.broken-");
        }
        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(notes(program)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnceAndTheProgramGoesOn() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));

        try (ProgramKit program = ProgramKit.start(noFolder)) {
            choose(program, Settings.DEFAULT.withTheme(Theme.Mode.DARK));
            program.wiring.saver().flush();
            choose(program, Settings.DEFAULT.withTheme(Theme.Mode.LIGHT));
            program.wiring.saver().flush();
            program.open(SMALL);

            assertThat(notes(program))
                    .containsExactly(
                            "Settings and recent files cannot be saved. The program goes on"
                                    + " without.");
            assertThat(ProgramKit.on(() -> program.stage().getTitle())).startsWith("small.pth");
        }
        assertThat(noFolder).isEmptyFile();
    }

    @Test
    void theWindowIsWhereItWas() {
        Rectangle2D screen = screen();
        Rectangle2D there;
        try (ProgramKit program = ProgramKit.start(folder)) {
            Stage stage = program.stage();
            ProgramKit.run(() -> {
                stage.setX(screen.getMinX());
                stage.setY(screen.getMinY() + 30);
                stage.setWidth(screen.getWidth());
                stage.setHeight(screen.getHeight() - 200);
            });
            there = bounds(stage);
            assertThat(there.getMinY()).isEqualTo(screen.getMinY() + 30);
            assertThat(there.getHeight()).isEqualTo(screen.getHeight() - 200);
        }

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(bounds(program.stage())).isEqualTo(there);
        }
    }

    @Test
    void theWindowComesBackFromAScreenThatIsGone() throws IOException {
        Rectangle2D far = new Rectangle2D(9000, 9000, 5000, 4000);
        windowFile().save(new WindowPlace(far, false));

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(bounds(program.stage())).isEqualTo(screen());
        }
    }

    @Test
    void theWindowIsMaximisedAgainAndHasItsSizeBeneath() throws IOException {
        Rectangle2D small = new Rectangle2D(10, 10, 950, 650);
        windowFile().save(new WindowPlace(small, false));
        try (ProgramKit program = ProgramKit.start(folder)) {
            ProgramKit.run(() -> program.stage().setMaximized(true));
        }

        assertThat(windowFile().load().place()).contains(new WindowPlace(small, true));
        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(ProgramKit.on(() -> program.stage().isMaximized())).isTrue();
        }
    }

    @Test
    void thePanesAreAsTheyWere() {
        double moved;
        try (ProgramKit program = ProgramKit.start(folder)) {
            program.open(RESNET);
            Node divider =
                    ProgramKit.on(() -> program.scene().getRoot().lookup(".split-pane-divider"));
            FxRobot robot = new FxRobot();
            robot.moveTo(divider).press(MouseButton.PRIMARY);
            program.settle();
            robot.moveBy(60, 0);
            program.settle();
            robot.release(MouseButton.PRIMARY);
            program.settle();
            moved = width(program, ".tree-pane");
            assertThat(moved).isGreaterThan(Arrangement.USUAL.tree() + 2);
        }

        try (ProgramKit program = ProgramKit.start(folder)) {
            program.open(SMALL);
            assertThat(width(program, ".tree-pane")).isCloseTo(moved, within(1.0));
        }
    }

    private static double width(ProgramKit program, String selector) {
        return ProgramKit.on(
                () -> ((Region) program.scene().getRoot().lookup(selector)).getWidth());
    }

    @Test
    void detailsAndLayoutAreAsTheyWere() throws IOException {
        windowFile().save(new WindowPlace(screen(), false));
        windowFile().save(Arrangement.USUAL);
        try (ProgramKit program = ProgramKit.start(folder)) {
            program.open(RESNET);
            new FxRobot().clickOn("Table");
            program.settle();
        }
        assertThat(windowFile().load().arrangement().layout()).isEqualTo(Layout.TABLE);

        try (ProgramKit program = ProgramKit.start(folder)) {
            program.open(SMALL);
            assertThat(ProgramKit.on(() -> program.scene().getRoot().lookup(".table-pane") != null))
                    .isTrue();
            ToggleButton tree = new FxRobot().lookup("Tree").queryAs(ToggleButton.class);
            new FxRobot().clickOn(tree);
            new FxRobot().push(KeyCode.F9);
            program.settle();
        }
        Arrangement kept = windowFile().load().arrangement();
        assertThat(kept.layout()).isEqualTo(Layout.TREE);
    }

    @Test
    void aSecondRequestOpensATab() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            program.open(RESNET);
            program.open(SMALL);

            assertThat(program.stages()).hasSize(1);
            assertThat(ProgramKit.on(() -> program.scene().getRoot().lookupAll(".file-tab")))
                    .hasSize(2);
        }
    }

    @Test
    void aSecondRequestOpensAWindowIfThatIsWanted() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            choose(program, Settings.DEFAULT.withOpenIn(OpenIn.WINDOW));
            program.open(RESNET);
            assertThat(program.stages()).hasSize(1);

            program.open(SMALL);

            List<Stage> stages = program.stages();
            assertThat(stages).hasSize(2);
            assertThat(ProgramKit.on(() -> stages.get(1).getTitle())).startsWith("small.pth");
            Point2D step =
                    new Point2D(
                            bounds(stages.get(1)).getMinX() - bounds(stages.get(0)).getMinX(),
                            bounds(stages.get(1)).getMinY() - bounds(stages.get(0)).getMinY());
            assertThat(step).isNotEqualTo(Point2D.ZERO);
        }
    }

    @Test
    void aFileThatIsOpenInAnotherWindowComesToTheFront() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            choose(program, Settings.DEFAULT.withOpenIn(OpenIn.WINDOW));
            program.open(RESNET);
            program.open(SMALL);

            program.open(RESNET);

            assertThat(program.stages()).hasSize(2);
            ProgramKit.await(() -> program.wiring.windows().all().getFirst().has(RESNET));
        }
    }

    @Test
    void eachWindowClosesItsOwnFiles() {
        try (ProgramKit program = ProgramKit.start(folder)) {
            choose(program, Settings.DEFAULT.withOpenIn(OpenIn.WINDOW));
            program.open(RESNET);
            program.open(SMALL);
            MainWindow first = ProgramKit.on(() -> program.wiring.windows().all().getLast());

            ProgramKit.run(program.stages().getFirst()::hide);
            program.settle();

            assertThat(ProgramKit.on(first::isEmpty)).isTrue();
            assertThat(ProgramKit.on(() -> program.wiring.windows().all()))
                    .singleElement()
                    .satisfies(left -> assertThat(ProgramKit.on(() -> left.has(SMALL))).isTrue());
        }
    }
}
