package org.tensorloupe.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import javafx.application.Application;
import org.tensorloupe.cli.TensorloupeCommand;

/// Entry point.
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final String NO_DISPLAY =
            "tensorloupe: there is no display for the window; the subcommands need none"
                    + " (see tensorloupe --help)";

    private Main() {}

    /// @param args files, or a subcommand and its arguments
    public static void main(String[] args) {
        if (TensorloupeCommand.claims(args)) {
            System.exit(
                    TensorloupeCommand.run(
                            args, new FileOutputStream(FileDescriptor.out), System.err));
        }
        if (!hasDisplay()) {
            System.err.println(NO_DISPLAY);
            System.exit(WRONG_USAGE);
        }
        Application.launch(TensorloupeApplication.class, args);
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
