package org.tensorloupe.app;

import java.awt.Desktop;
import java.nio.file.Path;
import java.util.List;
import org.tensorloupe.app.instance.OpenRequests;

/// macOS brings the files of a double-click as an event, also those that a program is started with.
/// AWT hears it, if it is there before JavaFX; JavaFX itself has no public way. Used on macOS only.
final class MacOpenEvents {
    private MacOpenEvents() {}

    static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /// Sends the files of all events, those before the first window too.
    static void send(OpenRequests requests) {
        Desktop desktop = Desktop.getDesktop();
        if (desktop.isSupported(Desktop.Action.APP_OPEN_FILE)) {
            desktop.setOpenFileHandler(event -> {
                List<?> files = event.getFiles();
                requests.add(files.stream().map(Object::toString).map(Path::of).toList());
            });
        }
    }
}
