package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.main.FileTab.State;
import org.tensorloupe.ui.start.RecentFile;
import org.testfx.api.FxRobot;

/// Tabs, recent files, drag and drop, and paths on the clipboard.
class FilesWindowTest {
    private static final Path RESNET = Places.fixture("resnet18-small.pth");
    private static final Path DEMO = Path.of("assets/demo/demo-cnn.pth").toAbsolutePath();
    private static final Path HALVES = Places.fixture("halves.pth");
    private static final Path GONE = Path.of("/gone/unet.ckpt");

    @TempDir private Path folder = Path.of("");
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of(new RecentFile(GONE, "zip", 7, Instant.EPOCH)));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        kit.settle();
    }

    private List<Path> paths() {
        return WindowKit.on(() -> kit.window.files().files().stream().map(FileTab::path).toList());
    }

    private Path front() {
        return WindowKit.on(() -> kit.window.files().currentProperty().get().path());
    }

    private String selected() {
        return WindowKit.on(() -> kit.pane().selected().name());
    }

    private Node tab(String name) {
        return robot.lookup(".file-tab").<TabCell>queryAllAs(TabCell.class).stream()
                .filter(cell -> cell.file().title().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String note() {
        return WindowKit.on(() -> kit.window.notes().newest());
    }

    private boolean isShown(String style) {
        return WindowKit.on(() ->
                kit.scene().getRoot().lookupAll(style).stream()
                        .anyMatch(node -> node.isVisible() && node.getScene() != null));
    }

    private void openThree() {
        kit.open(RESNET);
        kit.open(DEMO);
        kit.open(HALVES);
    }

    @Test
    void closesATabByMiddleClickAndAllOthersFromItsMenu() {
        openThree();
        robot.clickOn(tab("demo-cnn.pth"), MouseButton.MIDDLE);
        kit.settle();
        assertThat(paths()).containsExactly(RESNET, HALVES);
        assertThat(front()).isEqualTo(HALVES);

        kit.open(DEMO);
        robot.rightClickOn(tab("resnet18-small.pth"));
        robot.clickOn("Close others");
        kit.settle();
        assertThat(paths()).containsExactly(RESNET);
    }

    @Test
    void reordersTabsByDraggingAndByKey() {
        openThree();
        robot.drag(tab("halves.pth")).moveBy(-60, 0).moveBy(-200, 0).drop();
        kit.settle();
        assertThat(paths()).containsExactly(HALVES, RESNET, DEMO);
        assertThat(front()).isEqualTo(HALVES);

        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        assertThat(paths()).containsExactly(RESNET, HALVES, DEMO);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        assertThat(paths()).containsExactly(HALVES, RESNET, DEMO);
        push(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        assertThat(front()).isEqualTo(RESNET);
        push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(front()).isEqualTo(HALVES);
    }

    @Test
    void keepsTheTabInFrontInSightWhereThereAreMoreThanFit() throws IOException {
        for (int i = 0; i < 14; i++) {
            kit.open(Files.copy(HALVES, folder.resolve("checkpoint-number-" + i + ".pth")));
        }
        WindowKit.run(kit.scene().getRoot()::layout);
        TabRow row = robot.lookup(".tab-row").queryAs(TabRow.class);
        assertThat(WindowKit.on(() -> row.overflowingProperty().get())).isTrue();
        for (String name : List.of("checkpoint-number-13.pth", "checkpoint-number-0.pth")) {
            if (name.contains("-0")) {
                push(KeyCode.CONTROL, KeyCode.TAB);
            }
            Node tab = tab(name);
            assertThat(front()).hasFileName(name);
            assertThat(WindowKit.on(() -> tab.getLayoutX())).isGreaterThanOrEqualTo(0);
            assertThat(WindowKit.on(() -> tab.getBoundsInParent().getMaxX()))
                    .isLessThanOrEqualTo(WindowKit.on(row::getWidth));
            assertThat(WindowKit.on(() -> tab.getLayoutBounds().getWidth()))
                    .isEqualTo(TabRow.LEAST);
        }
    }

    @Test
    void tabsOfTheSameNameShowTheirFolder() throws IOException {
        for (String run : List.of("run1", "run2")) {
            Path file = Files.createDirectory(folder.resolve(run)).resolve("model.pth");
            kit.open(Files.copy(HALVES, file));
        }
        robot.lookup("model.pth — run1").query();
        robot.lookup("model.pth — run2").query();
        assertThat(WindowKit.on(kit.stage::getTitle)).startsWith("model.pth — run2 – ");
    }

    @Test
    void reopensWhatWasClosedWhereItStood() {
        openThree();
        push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        kit.select("state_dict.conv1.weight");
        WindowKit.run(() -> kit.search("conv"));
        kit.settle();
        push(KeyCode.CONTROL, KeyCode.W);
        assertThat(paths()).containsExactly(RESNET, HALVES);

        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);

        assertThat(paths()).containsExactly(RESNET, DEMO, HALVES);
        assertThat(selected()).isEqualTo("state_dict.conv1.weight");
        assertThat(WindowKit.on(() -> kit.pane().matches().get())).isPresent();
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        assertThat(paths()).hasSize(3);
    }

    @Test
    void marksAMissingRecentFileAndFindsIt() {
        kit.waitUntil("Missing", () -> isShown(".badge.warn"));
        kit.filesToChoose.add(List.of(RESNET));

        push(KeyCode.ENTER);

        assertThat(paths()).containsExactly(RESNET);
        assertThat(kit.kept).extracting(RecentFile::path).containsExactly(RESNET);
    }

    @Test
    void aRecentFileThatIsMissedInTheMenuIsAskedFor() {
        kit.filesToChoose.add(List.of(RESNET));
        robot.clickOn("Recent");
        robot.clickOn(
                robot.lookup(".menu-item .label").<Labeled>queryAllAs(Labeled.class).stream()
                        .filter(label -> label.getText().startsWith("unet.ckpt"))
                        .findFirst()
                        .orElseThrow());
        kit.waitUntil("opened", () -> !kit.window.files().files().isEmpty());
        assertThat(paths()).containsExactly(RESNET);
    }

    @Test
    void takesRecentFilesOffTheListByKey() {
        push(KeyCode.DELETE);
        assertThat(WindowKit.on(() -> kit.recents.files())).isEmpty();
        assertThat(kit.kept).isEmpty();
    }

    /// A real drag board over JavaFX's clipboard within the program: no system drags in the headless
    /// platform.
    private static Dragboard board(DataFormat format, Object content) {
        TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
        TKClipboard dragged =
                (TKClipboard)
                        Proxy.newProxyInstance(
                                TKClipboard.class.getClassLoader(),
                                new Class<?>[] {TKClipboard.class},
                                (_, method, values) ->
                                        method.getName().equals("getTransferModes")
                                                ? EnumSet.allOf(TransferMode.class)
                                                : method.invoke(local, values));
        Dragboard board = DragboardHelper.createDragboard(dragged);
        board.setContent(Map.of(format, content));
        return board;
    }

    private boolean drag(EventType<DragEvent> type, Dragboard board) {
        Parent root = kit.scene().getRoot();
        DragEvent event =
                new DragEvent(type, board, 9, 9, 9, 9, TransferMode.COPY, null, root, null);
        Event.fireEvent(root, event);
        return type == DragEvent.DRAG_DROPPED ? event.isDropCompleted() : event.isAccepted();
    }

    private boolean dragAndDrop(DataFormat format, Object content) {
        return WindowKit.on(() -> {
            Dragboard board = board(format, content);
            boolean accepted = drag(DragEvent.DRAG_OVER, board);
            assertThat(isShown(".drop-frame")).isTrue();
            if (accepted) {
                accepted = drag(DragEvent.DRAG_DROPPED, board);
            } else {
                drag(DragEvent.DRAG_EXITED_TARGET, board);
            }
            return accepted;
        });
    }

    @Test
    void opensFilesAndFoldersThatAreDropped() {
        Path shards = Places.fixture("dcp-ranks");
        assertThat(dragAndDrop(DataFormat.FILES, List.of(RESNET.toFile(), shards.toFile())))
                .isTrue();
        kit.settle();
        assertThat(paths()).containsExactly(RESNET, shards);
        assertThat(isShown(".drop-frame")).isFalse();
        assertThat(WindowKit.on(() -> kit.pane().document().isFolder())).isTrue();
    }

    @Test
    void opensADroppedPathAndRefusesWhatIsNone() {
        assertThat(dragAndDrop(DataFormat.URL, "https://example.org/model.pth")).isFalse();
        assertThat(WindowKit.on(() -> kit.scene().getRoot().lookup(".drop-frame .label")))
                .isInstanceOfSatisfying(
                        Labeled.class,
                        words ->
                                assertThat(words.getText())
                                        .isEqualTo("Only files and folders can be opened here"));

        assertThat(dragAndDrop(DataFormat.PLAIN_TEXT, RESNET.toString())).isTrue();
        kit.waitUntil("opened", () -> !kit.window.files().files().isEmpty());
        assertThat(paths()).containsExactly(RESNET);
    }

    private void copy(DataFormat format, Object content) {
        WindowKit.run(() -> Clipboard.getSystemClipboard().setContent(Map.of(format, content)));
    }

    @Test
    void opensThePathsOnTheClipboardAndSaysWhichAreNotThere() {
        copy(DataFormat.PLAIN_TEXT, RESNET + "\n\"" + HALVES.toUri() + "\"\n/nowhere/a.pt");

        push(KeyCode.CONTROL, KeyCode.V);
        kit.waitUntil("two files", () -> kit.window.files().files().size() == 2);

        assertThat(paths()).containsExactly(RESNET, HALVES);
        assertThat(note()).isEqualTo("There is no file /nowhere/a.pt");
    }

    @Test
    void opensFilesThatWereCopied() {
        copy(DataFormat.FILES, List.of(RESNET.toFile()));
        robot.clickOn("Paste a path");
        kit.waitUntil("opened", () -> !kit.window.files().files().isEmpty());
        assertThat(paths()).containsExactly(RESNET);
    }

    @Test
    void saysThatTheClipboardHoldsNoPath() {
        copy(DataFormat.PLAIN_TEXT, "  \n ");
        push(KeyCode.CONTROL, KeyCode.V);
        assertThat(note()).startsWith("The clipboard holds no path");
        assertThat(paths()).isEmpty();
    }

    @Test
    void pastesIntoTheSearchFieldWhenThatHasTheKeyboard() {
        kit.open(RESNET);
        copy(DataFormat.PLAIN_TEXT, "conv1");
        push(KeyCode.CONTROL, KeyCode.F);
        push(KeyCode.CONTROL, KeyCode.V);
        assertThat(paths()).containsExactly(RESNET);
        assertThat(WindowKit.on(() -> kit.pane().matches().get())).isPresent();
    }

    @Test
    void aFileThatCannotBeReadKeepsItsTabAndItsReason() {
        kit.open(Places.fixture("html.pth"));
        assertThat(WindowKit.on(() -> kit.window.files().files().getFirst().state()))
                .isInstanceOf(State.Failed.class);
    }
}
