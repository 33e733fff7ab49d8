package org.tensorloupe.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.app.log.ProgramLog;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Work;
import org.tensorloupe.ui.files.NativeFileDialogs;
import org.tensorloupe.ui.main.MainWindow;
import org.tensorloupe.ui.main.Program;
import org.tensorloupe.ui.main.Services;
import org.tensorloupe.ui.main.ViewPanes;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;

/// Wires the window by hand and opens the files of the command line in it.
public final class TensorloupeApplication extends Application {
    private static final int LEAST_THREADS = 2;

    private @Nullable Documents documents;
    private @Nullable Windows windows;

    /// For the JavaFX launcher.
    public TensorloupeApplication() {}

    @Override
    public void start(Stage stage) {
        WindowProgram.reports().begin(getHostServices()::showDocument);
        try {
            begin(stage);
        } catch (RuntimeException | Error e) {
            // The report is then the window.
            ProgramLog.defect("The first window", e);
        }
    }

    private void begin(Stage stage) {
        int cores = Runtime.getRuntime().availableProcessors();
        JobRunner jobs = new JobRunner(Platform::runLater, Math.max(LEAST_THREADS, cores));
        documents = new Documents(jobs);
        Path folder = ConfigFolder.find();
        windows = wire(jobs, documents, folder);
        windows.open(stage);
        WindowProgram.begin(windows::open);
    }

    private static Windows wire(JobRunner jobs, Documents documents, Path folder) {
        Settings settings = new Settings(folder);
        ObjectProperty<Theme.Mode> mode = new SimpleObjectProperty<>(settings.theme());
        mode.subscribe((_, now) -> later(jobs, _ -> keep(() -> settings.saveTheme(now))));
        RecentStore store = new RecentStore(folder);
        Recents recents =
                new Recents(store.load(), files -> later(jobs, _ -> keep(() -> store.save(files))));
        Fonts fonts = Fonts.installed();
        Windows[] windows = new Windows[1];
        Program program = new Program(() -> windows[0].open());
        windows[0] =
                new Windows(
                        stage -> {
                            icon().ifPresent(stage.getIcons()::add);
                            MainWindow window =
                                    new MainWindow(
                                            stage,
                                            new Services(
                                                    documents,
                                                    new Theme(mode, fonts),
                                                    recents,
                                                    new NativeFileDialogs(),
                                                    ViewPanes.ALL,
                                                    _ -> Demo.unpack(folder),
                                                    program,
                                                    TensorloupeApplication::version));
                            fit(stage);
                            return window;
                        },
                        () -> false);
        return windows[0];
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
        WindowProgram.end();
        if (windows != null) {
            windows.close();
        }
        if (documents != null) {
            documents.close();
        }
    }
}
