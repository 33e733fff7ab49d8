package org.tensorloupe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;

/// Writes the script by which bash completes `tensorloupe`, for the packages.
public final class CompletionScript {
    private static final Pattern CHOICES = Pattern.compile("_option_args=\\(.*\\)");

    private CompletionScript() {}

    /// @param args none
    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.print(text());
        out.flush();
    }

    /// The script, from the commands themselves; words to choose from in small letters, as the
    /// help writes them.
    static String text() {
        Console console = new Console(OutputStream.nullOutputStream(), System.err);
        String script = AutoComplete.bash("tensorloupe", TensorloupeCommand.commands(console));
        return CHOICES.matcher(script).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }
}
