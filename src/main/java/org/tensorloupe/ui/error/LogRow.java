package org.tensorloupe.ui.error;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.tensorloupe.fault.PrivateText;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// Says where the log is, with the way there. JavaFX thread only.
final class LogRow {
    private static final Texts TEXTS = Texts.of(LogRow.class);

    private LogRow() {}

    /// The folder, to be copied and to be opened.
    static HBox of(LogPlace log) {
        String path = log.folder().toAbsolutePath().toString();
        Label shown = Parts.label(PrivateText.shortened(path), "mono", "value");
        shown.setMinWidth(0);
        shown.setTooltip(Parts.tip(path));
        return Parts.row(
                8,
                Parts.label(TEXTS.get("log.folder"), "caption"),
                shown,
                Parts.icon(
                        "fth-copy", TEXTS.get("log.copy"), TEXTS.get("log.copy"), () -> copy(path)),
                Parts.icon(
                        "fth-folder",
                        TEXTS.get("log.open"),
                        TEXTS.get("log.open"),
                        () -> open(log)));
    }

    /// Finding a program that shows folders may take a while.
    private static void open(LogPlace log) {
        Thread thread =
                new Thread(() -> log.browse().accept(log.folder().toUri().toString()), "browse");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
