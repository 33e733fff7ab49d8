package org.tensorloupe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Writes the script by which a shell completes `tensorloupe`, for the packages.
public final class CompletionScript {
    private static final Pattern CHOICES = Pattern.compile("_option_args=\\(.*\\)");

    private CompletionScript() {}

    /// @param args the shell: `bash`, `zsh` or `fish`
    public static void main(String[] args) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.print(text(args[0]));
        out.flush();
    }

    /// The script, from the commands themselves.
    static String text(String shell) {
        Console console = new Console(OutputStream.nullOutputStream(), System.err);
        CommandLine commands = TensorloupeCommand.commands(console);
        return switch (shell) {
            case "bash" -> bash(commands);
            case "zsh" -> ZshCompletion.text(Completions.of(commands));
            case "fish" -> FishCompletion.text(Completions.of(commands));
            default -> throw new IllegalArgumentException("no shell " + shell);
        };
    }

    /// As picocli has it, but words to choose from in small letters, as the help writes them.
    private static String bash(CommandLine commands) {
        String script = AutoComplete.bash("tensorloupe", commands);
        return CHOICES.matcher(script).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }
}
