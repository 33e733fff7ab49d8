package org.tensorloupe.ui.picture;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.render.Png;
import org.tensorloupe.render.Raster;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.ClosedWindows;
import org.tensorloupe.testkit.JavaFxThread;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;
import org.tensorloupe.ui.view.CursorReading;
import org.tensorloupe.ui.view.TensorView;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A picture view in a window of its own, over a real file and real background work.
public final class PictureKit implements AutoCloseable, ViewContext {
    private static final int PATIENCE = 30;

    /// Width of a window in which nothing is folded.
    private static final double WIDE = 1120;

    /// What the view told of the cursor last.
    public @Nullable CursorReading reading;

    /// What the view copied.
    public final List<String> copied = new ArrayList<>();

    /// What the view told of the place under the cursor where that is no element.
    public String pointed = "";

    /// What the view asked to be shown elsewhere.
    public final List<ViewRequest> requests = new ArrayList<>();

    /// What the view complained of.
    public final List<String> complaints = new ArrayList<>();

    /// Where the next picture is saved.
    public @Nullable Path place;

    /// The mouse and the keyboard.
    public final FxRobot robot = new FxRobot();

    private final JobRunner jobs = new JobRunner(Platform::runLater, 2);
    private final Documents documents = new Documents(jobs);
    private final Document document;
    private final Stage stage;
    private final Theme theme;
    private final TensorView view;

    private PictureKit(ViewPane pane, Path file, double width, double height) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        CompletableFuture<Document> opened = new CompletableFuture<>();
        documents.open(
                file,
                outcome -> {
                    if (outcome instanceof Outcome.Done<Document>(Document value)) {
                        opened.complete(value);
                    } else {
                        opened.completeExceptionally(new AssertionError(outcome.toString()));
                    }
                });
        document = opened.orTimeout(PATIENCE, SECONDS).join();
        theme = on(() -> new Theme(Theme.Mode.LIGHT, Fonts.installed()));
        stage = on(Stage::new);
        view = on(() -> pane.create(this));
        run(() -> {
            StackPane root = new StackPane(view.node());
            root.setAlignment(Pos.TOP_LEFT);
            view.node().setMaxWidth(width);
            Scene scene = new Scene(root, Math.max(WIDE, width), height);
            theme.install(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
    }

    /// Opens a file and shows nothing yet.
    ///
    /// @param width of the view, in a window that is wide enough to fold nothing
    public static PictureKit open(ViewPane pane, Path file, double width, double height) {
        return new PictureKit(pane, file, width, height);
    }

    /// The index that the view told of last.
    public List<Long> index() {
        return lastReading().orElseThrow().index();
    }

    /// The tensors of the file.
    public Stream<TensorInfo> tensors() {
        return document.checkpoint().tensors().stream().map(TensorNode::tensor);
    }

    /// A tensor of the file.
    public TensorInfo tensor(String name) {
        return tensors().filter(tensor -> tensor.name().equals(name)).findFirst().orElseThrow();
    }

    /// Shows a tensor and waits until it is drawn.
    public PictureKit show(String name) {
        TensorInfo tensor = tensor(name);
        run(() -> view.show(document, tensor));
        settle();
        return this;
    }

    /// The view.
    public TensorView view() {
        return view;
    }

    /// Takes the tensor away.
    public void clear() {
        run(view::clear);
        settle();
    }

    /// Runs something on the JavaFX thread.
    public static <T> T on(Callable<T> work) {
        return JavaFxThread.on(work);
    }

    /// Runs something on the JavaFX thread.
    public static void run(Runnable work) {
        JavaFxThread.run(work);
    }

    /// Waits until no job is alive and the JavaFX thread has nothing to do.
    public void settle() {
        for (int i = 0; i < 4; i++) {
            try {
                WaitForAsyncUtils.waitFor(PATIENCE, SECONDS, () -> jobs.jobs().isEmpty());
            } catch (TimeoutException e) {
                throw new AssertionError("jobs go on: " + jobs.jobs(), e);
            }
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// The only node with a style class.
    public Node node(String styleClass) {
        return robot.lookup("." + styleClass).query();
    }

    /// Puts the mouse on a point of a node.
    public void hover(Node node, double x, double y) {
        Bounds bounds = on(() -> node.localToScreen(node.getLayoutBounds()));
        robot.moveTo(bounds.getMinX() + x, bounds.getMinY() + y);
        settle();
    }

    /// Turns the wheel where the mouse is, away from the user: one notch more detail each.
    public void wheel(int notches) {
        for (int i = 0; i < notches; i++) {
            robot.scroll(1, VerticalDirection.UP);
            settle();
        }
    }

    /// The pixels of a node, as they are on the screen without what stands over it.
    public Raster pixels(Node node) {
        WaitForAsyncUtils.waitForFxEvents();
        return on(() -> raster(node.snapshot(null, null)));
    }

    /// Draws the window into `target/screenshots`.
    public void picture(String name) {
        Raster raster = on(() -> raster(stage.getScene().snapshot(null)));
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                Png.write(raster, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Raster raster(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Raster(width, height, pixels);
    }

    @Override
    public void cursor(@Nullable CursorReading next) {
        reading = next;
    }

    @Override
    public void point(String where, String what) {
        pointed = where.isEmpty() ? "" : where + " = " + what;
    }

    @Override
    public void show(ViewRequest request) {
        requests.add(request);
    }

    @Override
    public Optional<CursorReading> lastReading() {
        return Optional.ofNullable(reading);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public Appearance appearance() {
        return theme;
    }

    @Override
    public Window window() {
        return stage;
    }

    @Override
    public Optional<Path> askWhereToSave(String title, String name) {
        return Optional.ofNullable(place);
    }

    @Override
    public void tell(String message) {}

    @Override
    public void complain(String message, String details) {
        complaints.add(message);
    }

    @Override
    public void close() {
        run(view::clear);
        settle();
        run(stage::hide);
        run(ClosedWindows::forget);
        document.close();
        documents.close();
        jobs.close();
    }
}
