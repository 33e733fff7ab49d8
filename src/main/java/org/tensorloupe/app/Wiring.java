package org.tensorloupe.app;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.tensorloupe.app.settings.PlaceKeeper;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Saver;
import org.tensorloupe.ui.error.LogPlace;
import org.tensorloupe.ui.files.NativeFileDialogs;
import org.tensorloupe.ui.main.Arrangement;
import org.tensorloupe.ui.main.MainWindow;
import org.tensorloupe.ui.main.Program;
import org.tensorloupe.ui.main.Services;
import org.tensorloupe.ui.main.ViewPanes;
import org.tensorloupe.ui.settings.OpenIn;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.SettingsTexts;
import org.tensorloupe.ui.settings.SystemFormat;
import org.tensorloupe.ui.start.Recents;
import org.tensorloupe.ui.theme.Fonts;
import org.tensorloupe.ui.theme.Theme;

/// The program as a whole, put together by hand: what the windows share, and what becomes of a choice
/// in the settings. JavaFX thread only.
final class Wiring implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Wiring.class.getName());

    private final Kept kept;
    private final Saver saver = new Saver(this::unsaved);
    private final AtomicBoolean complained = new AtomicBoolean();
    private final ObjectProperty<Settings> settings;
    private final ObjectProperty<Arrangement> arrangement;
    private final ObjectProperty<Theme.Mode> mode;
    private final TextFollower text;
    private final HeapCache cache;
    private final Documents documents;
    private final Recents recents;
    private final Fonts fonts = Fonts.installed();
    private final Program program;
    private final Windows windows;

    /// @param ready what was made ready before there was a window
    /// @param log where the log is
    Wiring(Preparation.Ready ready, LogPlace log) {
        ready.delivery().begin(Platform::runLater);
        kept = ready.kept();
        Settings first = kept.settings().settings();
        SystemFormat.use(first.numbers());
        settings = new SimpleObjectProperty<>(first);
        arrangement = new SimpleObjectProperty<>(kept.window().arrangement());
        mode = new SimpleObjectProperty<>(first.theme());
        text =
                new TextFollower(
                        first.text(),
                        kept.window().systemText(),
                        size -> saver.later("text", () -> kept.windowStore().save(size)));
        cache = ready.cache();
        documents = ready.documents();
        recents =
                new Recents(
                        kept.recents(),
                        files -> saver.later("recent", () -> kept.recentStore().save(files)));
        program = new Program(settings, arrangement, this::openWindow, log);
        PlaceKeeper places =
                new PlaceKeeper(
                        kept.window().place(),
                        place -> saver.later("place", () -> kept.windowStore().save(place)));
        windows = new Windows(this::window, places, () -> settings.get().openIn() == OpenIn.WINDOW);
        settings.subscribe(this::follow);
        mode.subscribe((_, now) -> settings.set(settings.get().withTheme(now)));
        arrangement.subscribe(
                (_, now) -> saver.later("arrangement", () -> kept.windowStore().save(now)));
    }

    private void openWindow() {
        windows.open();
    }

    private MainWindow window(Stage stage) {
        icon().ifPresent(stage.getIcons()::add);
        return new MainWindow(
                stage,
                new Services(
                        documents,
                        new Theme(mode, fonts),
                        recents,
                        new NativeFileDialogs(),
                        ViewPanes.ALL,
                        _ -> Demo.unpack(kept.data()),
                        program,
                        Wiring::version));
    }

    private static String version() {
        return Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion())
                .map(text -> text.replace("-SNAPSHOT", ""))
                .orElse("");
    }

    /// The window's icon, in the size that JavaFX gives to Linux: scaling another takes 30 ms.
    private static Optional<Image> icon() {
        InputStream in =
                Wiring.class.getResourceAsStream(
                        "/org/tensorloupe/assets/icon/tensorloupe-128.png");
        return Optional.ofNullable(in).map(Image::new);
    }

    private void follow(Settings before, Settings now) {
        mode.set(now.theme());
        text.choose(now.text());
        cache.setBudget(now.cacheBytes());
        SystemFormat.use(now.numbers());
        windows.follow(before, now);
        saver.later("settings", () -> kept.settingsStore().save(now));
    }

    /// Shows the first window.
    ///
    /// @param request asks for the files to begin with, before it is shown
    void start(Stage stage, Runnable request) {
        windows.open(stage, request);
        kept.settings()
                .broken()
                .ifPresent(
                        aside -> windows.complain(SettingsTexts.broken(aside), aside.toString()));
    }

    /// A full disk or a folder that cannot be written to is said once; the program goes on.
    private void unsaved(String name, Exception cause) {
        LOG.log(Level.WARNING, cause, () -> "cannot save " + name);
        if (complained.compareAndSet(false, true)) {
            Platform.runLater(
                    () -> windows.complain(SettingsTexts.unsaved(), String.valueOf(cause)));
        }
    }

    /// Gives text the system's size.
    TextFollower text() {
        return text;
    }

    /// The windows, where requests to open files arrive.
    Windows windows() {
        return windows;
    }

    /// What the user chose.
    ObjectProperty<Settings> settings() {
        return settings;
    }

    /// Writes what the program keeps.
    Saver saver() {
        return saver;
    }

    /// The runner of all background work.
    JobRunner jobs() {
        return documents.jobs();
    }

    /// The memory for what can be had again.
    HeapCache cache() {
        return cache;
    }

    /// Closes all files and ends all work; returns at once.
    @Override
    public void close() {
        windows.close();
        saver.close();
        documents.close();
    }
}
