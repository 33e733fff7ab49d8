package org.tensorloupe.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Work;
import org.tensorloupe.ui.files.NativeFileDialogs;
import org.tensorloupe.ui.main.MainWindow;
import org.tensorloupe.ui.main.Services;
import org.tensorloupe.ui.main.ViewPanes;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;

/// Wires the window by hand and opens the files of the command line in it.
public final class TensorloupeApplication extends Application {
    private static final int LEAST_THREADS = 2;

    private @Nullable Documents documents;
    private @Nullable MainWindow window;

    /// For the JavaFX launcher.
    public TensorloupeApplication() {}

    @Override
    public void start(Stage stage) {
        StartClock.mark("toolkit");
        int cores = Runtime.getRuntime().availableProcessors();
        JobRunner jobs = new JobRunner(Platform::runLater, Math.max(LEAST_THREADS, cores));
        documents = new Documents(jobs);
        Path folder = ConfigFolder.find();
        window = new MainWindow(stage, services(jobs, documents, folder));
        icon().ifPresent(stage.getIcons()::add);
        fit(stage);
        window.show();
        StartClock.mark("window");
        StartClock.watch(stage.getScene());
        List<Path> files = getParameters().getUnnamed().stream().map(Path::of).toList();
        window.open(files);
    }

    /// Keeps the window inside a small screen.
    private static void fit(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.getScene().getWidth() > screen.getWidth()) {
            stage.setWidth(screen.getWidth());
        }
        if (stage.getScene().getHeight() > screen.getHeight()) {
            stage.setHeight(screen.getHeight());
        }
    }

    private static Services services(JobRunner jobs, Documents documents, Path folder) {
        Settings settings = new Settings(folder);
        Theme theme = new Theme(settings.theme(), Fonts.installed());
        theme.modeProperty()
                .subscribe((_, mode) -> later(jobs, _ -> keep(() -> settings.saveTheme(mode))));
        RecentStore store = new RecentStore(folder);
        Recents recents =
                new Recents(store.load(), files -> later(jobs, _ -> keep(() -> store.save(files))));
        return new Services(
                documents,
                theme,
                recents,
                new NativeFileDialogs(),
                ViewPanes.ALL,
                _ -> Demo.unpack(folder),
                TensorloupeApplication::version);
    }

    /// Writes a small file.
    private interface Saving {
        void save() throws IOException;
    }

    private static boolean keep(Saving saving) throws IOException {
        saving.save();
        return true;
    }

    private static void later(JobRunner jobs, Work<Boolean> work) {
        jobs.submit("Settings", Priority.LATER, 0, work, _ -> {});
    }

    private static String version() {
        return Optional.ofNullable(
                        TensorloupeApplication.class.getPackage().getImplementationVersion())
                .map(text -> text.replace("-SNAPSHOT", ""))
                .orElse("");
    }

    private static Optional<Image> icon() {
        InputStream in =
                TensorloupeApplication.class.getResourceAsStream(
                        "/org/tensorloupe/assets/icon/tensorloupe-256.png");
        return Optional.ofNullable(in).map(Image::new);
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (documents != null) {
            documents.close();
        }
    }
}
