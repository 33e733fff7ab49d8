package org.tensorloupe.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/// Puts windows where the last one was, before they are shown, and remembers where they go. JavaFX
/// thread only.
public final class PlaceKeeper {
    /// The system tells of a move or of maximising in several steps.
    private static final Duration SETTLED = Duration.millis(400);

    private final Consumer<WindowPlace> keep;
    private Optional<WindowPlace> last;

    /// @param last where the last window was; empty if that is not known
    /// @param keep remembers a place
    public PlaceKeeper(Optional<WindowPlace> last, Consumer<WindowPlace> keep) {
        this.last = last;
        this.keep = keep;
    }

    /// The screens as they are now, without bars and docks, the main one first.
    public static List<Rectangle2D> screens() {
        Screen main = Screen.getPrimary();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(main),
                        Screen.getScreens().stream().filter(screen -> !screen.equals(main)))
                .map(Screen::getVisualBounds)
                .toList();
    }

    /// Places a window that is not shown yet, and follows it from then on.
    ///
    /// @param beside the window that it must not cover, if there is one
    public void place(Stage stage, Optional<Stage> beside) {
        List<Rectangle2D> screens = screens();
        Optional<WindowPlace> wanted =
                beside.map(other -> placeOf(other, last).next(screens))
                        .or(() -> last.map(place -> place.on(screens)));
        wanted.ifPresentOrElse(
                place -> {
                    apply(stage, place.bounds());
                    stage.setMaximized(place.maximized());
                },
                () -> fit(stage, screens.getFirst()));
        follow(stage, wanted);
    }

    private static void apply(Stage stage, Rectangle2D bounds) {
        stage.setMinWidth(Math.min(stage.getMinWidth(), bounds.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), bounds.getHeight()));
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    /// The usual size, or that of a smaller screen; the system chooses the place.
    private static void fit(Stage stage, Rectangle2D screen) {
        stage.setMinWidth(Math.min(stage.getMinWidth(), screen.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), screen.getHeight()));
        if (stage.getScene().getWidth() > screen.getWidth()) {
            stage.setWidth(screen.getWidth());
        }
        if (stage.getScene().getHeight() > screen.getHeight()) {
            stage.setHeight(screen.getHeight());
        }
    }

    private void follow(Stage stage, Optional<WindowPlace> first) {
        WindowPlace[] known = new WindowPlace[] {first.orElse(null)};
        PauseTransition pause = new PauseTransition(SETTLED);
        Runnable remember =
                () -> {
                    WindowPlace now = placeOf(stage, Optional.ofNullable(known[0]));
                    if (!now.equals(known[0]) && !stage.isIconified()) {
                        known[0] = now;
                        last = Optional.of(now);
                        keep.accept(now);
                    }
                };
        pause.setOnFinished(_ -> remember.run());
        Runnable settle =
                () -> {
                    if (stage.isShowing()) {
                        pause.playFromStart();
                    }
                };
        stage.xProperty().subscribe(settle);
        stage.yProperty().subscribe(settle);
        stage.widthProperty().subscribe(settle);
        stage.heightProperty().subscribe(settle);
        stage.maximizedProperty().subscribe(settle);
        stage.addEventHandler(
                WindowEvent.WINDOW_HIDING,
                _ -> {
                    pause.stop();
                    remember.run();
                });
    }

    /// Where a window is; while it is maximised, iconified or full-screen, its bounds are those
    /// before.
    private static WindowPlace placeOf(Stage stage, Optional<WindowPlace> before) {
        Rectangle2D now =
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        boolean normal = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
        return new WindowPlace(
                normal ? now : before.map(WindowPlace::bounds).orElse(now), stage.isMaximized());
    }
}
