package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.ui.files.FileDialogs;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.view.CursorReading;
import org.tensorloupe.ui.view.ViewContext;
import org.tensorloupe.ui.view.ViewRequest;

/// The window as its panes see it.
final class Shell implements ViewContext {
    private static final Texts TEXTS = Texts.of(Shell.class);

    private final Scene scene;
    private final Appearance appearance;
    private final FileDialogs dialogs;
    private final StatusStrip status;
    private final Notes notes;
    private Consumer<ViewRequest> requests = _ -> {};
    private @Nullable CursorReading last;

    Shell(
            Scene scene,
            Appearance appearance,
            FileDialogs dialogs,
            StatusStrip status,
            Notes notes) {
        this.scene = scene;
        this.appearance = appearance;
        this.dialogs = dialogs;
        this.status = status;
        this.notes = notes;
    }

    /// Another tensor is shown: what was under the cursor is no longer there.
    void forgetReading() {
        last = null;
        status.cursor(null);
    }

    @Override
    public Optional<CursorReading> lastReading() {
        return Optional.ofNullable(last);
    }

    @Override
    public void cursor(@Nullable CursorReading reading) {
        last = reading == null ? last : reading;
        status.cursor(reading);
    }

    @Override
    public void point(String where, String what) {
        status.cursor(where, what);
    }

    /// Takes what views and details ask to be shown.
    void onRequest(Consumer<ViewRequest> receiver) {
        requests = receiver;
    }

    @Override
    public void show(ViewRequest request) {
        requests.accept(request);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        String line = text.lines().findFirst().orElse("");
        String start = line.length() > 60 ? line.substring(0, 57) + "…" : line;
        notes.tell(TEXTS.get("note.copied", start));
    }

    @Override
    public Appearance appearance() {
        return appearance;
    }

    @Override
    public Window window() {
        return scene.getWindow();
    }

    @Override
    public Optional<Path> askWhereToSave(String title, String name) {
        return dialogs.askWhereToSave(window(), title, name);
    }

    @Override
    public void tell(String message) {
        notes.tell(message);
    }

    @Override
    public void complain(String message, String details) {
        notes.complain(message, details, () -> copy(details));
    }
}
