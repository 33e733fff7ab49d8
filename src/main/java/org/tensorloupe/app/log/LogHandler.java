package org.tensorloupe.app.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.tensorloupe.fault.PrivateText;
import org.tensorloupe.ui.error.Defect;

/// Turns what is logged into entries of the files: time, level, thread, what happened, stack trace.
/// Defects, from warnings on, are also reported in the window. Thread-safe.
final class LogHandler extends Handler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private final LogFiles files;
    private final Consumer<Defect> report;
    private final Repeats repeats = new Repeats();

    /// @param report receives defects, on the thread that logs them
    LogHandler(LogFiles files, Consumer<Defect> report) {
        this.files = files;
        this.report = report;
        setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        Throwable thrown = entry.getThrown();
        long count = thrown == null ? 1 : repeats.count(thrown);
        String what = PrivateText.of(getFormatter().formatMessage(entry));
        if (count == 1) {
            String trace = thrown == null ? "" : PrivateText.trace(thrown);
            files.write(head(entry) + what + "\n" + trace);
        } else if (Repeats.isRound(count)) {
            String again = PrivateText.line(Objects.requireNonNull(thrown));
            files.write(head(entry) + what + ": " + count + " times: " + again + "\n");
        }
        int level = entry.getLevel().intValue();
        if (thrown != null && level >= Level.WARNING.intValue() && isDefect(thrown)) {
            boolean contained = level < Level.SEVERE.intValue();
            report.accept(new Defect(what, thrown, count, contained));
        }
    }

    /// What a disk or a network refuses is no defect of the program.
    private static boolean isDefect(Throwable thrown) {
        return !(thrown instanceof IOException || thrown instanceof UncheckedIOException);
    }

    private static String head(LogRecord entry) {
        String time = TIME.format(entry.getInstant().atZone(ZoneId.systemDefault()));
        String thread = Thread.currentThread().getName();
        return "%s %s [%s] ".formatted(time, entry.getLevel().getName(), thread);
    }

    @Override
    public void flush() {
        files.flush();
    }

    @Override
    public void close() {
        files.close();
    }
}
