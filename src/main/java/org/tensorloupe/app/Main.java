package org.tensorloupe.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.tensorloupe.cli.TensorloupeCommand;

/// Entry point.
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final String NO_DISPLAY =
            "tensorloupe: there is no display for the window; the subcommands need none"
                    + " (see tensorloupe --help)";

    /// Held, so that its level is not forgotten with it.
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Main() {}

    /// @param args files, or a subcommand and its arguments
    public static void main(String[] args) {
        StartClock.mark("java");
        if (TensorloupeCommand.claims(args)) {
            System.exit(
                    TensorloupeCommand.run(
                            args, new FileOutputStream(FileDescriptor.out), System.err));
        }
        if (args.length > 0 && isMistyped(args[0])) {
            System.err.println(
                    "tensorloupe: no file or subcommand '"
                            + args[0]
                            + "' (see tensorloupe --help)");
            System.exit(WRONG_USAGE);
        }
        if (!hasDisplay()) {
            System.err.println(NO_DISPLAY);
            System.exit(WRONG_USAGE);
        }
        quietJavaFx();
        try {
            Application.launch(TensorloupeApplication.class, args);
        } catch (UnsupportedOperationException e) {
            System.err.println("tensorloupe: " + e.getMessage() + "; the subcommands need none");
            System.exit(WRONG_USAGE);
        }
    }

    /// Whether a first argument is a bare word that is no file.
    private static boolean isMistyped(String word) {
        return word.chars().allMatch(Character::isLetter) && !Files.exists(Path.of(word));
    }

    /// JavaFX warns at every start that it runs on the class path, which is what we decided.
    private static void quietJavaFx() {
        JAVAFX_LOG.setLevel(Level.SEVERE);
    }

    /// On Linux, JavaFX ends in a stack trace without a display.
    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return !linux
                || System.getProperty("glass.platform", "").equalsIgnoreCase("headless")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
