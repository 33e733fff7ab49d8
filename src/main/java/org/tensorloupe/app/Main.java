package org.tensorloupe.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        StartClock.mark("java");
        if (TensorloupeCommand.claims(args)) {
            int status =
                    TensorloupeCommand.run(
                            args, new FileOutputStream(FileDescriptor.out), System.err);
            // To end by itself takes less time than to call exit, which first looks for a log.
            if (status != 0) {
                System.exit(status);
            }
            return;
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
        try {
            WindowProgram.run(FileArguments.of(args));
        } catch (InvalidPathException e) {
            System.err.println("tensorloupe: no file can have this name: " + e.getMessage());
            System.exit(WRONG_USAGE);
        } catch (UnsupportedOperationException e) {
            System.err.println("tensorloupe: " + e.getMessage() + "; the subcommands need none");
            System.exit(WRONG_USAGE);
        }
    }

    /// Whether a first argument is a bare word that is no file.
    private static boolean isMistyped(String word) {
        return word.chars().allMatch(Character::isLetter) && !Files.exists(Path.of(word));
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
