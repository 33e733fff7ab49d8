package org.tensorloupe.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.tensorloupe.fault.CheckpointException;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The command line, without a display: `tensorloupe SUBCOMMAND ...`.
///
/// Exit status: 0 done, 1 a defect of this program, 2 wrong usage, 4 the file cannot be read, or
/// not all of it. Results go to standard output or `-o`, messages to standard error.
public final class TensorloupeCommand {
    private static final String HELP = "help";

    /// The subcommands, to be known before any of them is built.
    private static final List<Subcommand> SUBCOMMANDS =
            List.of(
                    new Subcommand("info", InfoCommand::spec),
                    new Subcommand("stats", StatsCommand::spec),
                    new Subcommand("render", RenderCommand::spec),
                    new Subcommand("export", ExportCommand::spec),
                    new Subcommand("convert", ConvertCommand::spec),
                    new Subcommand(HELP, _ -> CommandSpec.forAnnotatedObject(new HelpCommand())));

    private record Subcommand(String word, Function<Console, CommandSpec> maker) {}

    static {
        // Or picocli looks through every jar for Groovy, and prepares for types that no option has.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java.sql.*,java.time.*");
    }

    private TensorloupeCommand() {}

    /// Runs a command.
    ///
    /// @param args subcommand and its arguments, or options such as `--help`
    /// @param out receives results; flushed, not closed
    /// @param err receives messages
    /// @return the exit status
    public static int run(String[] args, OutputStream out, PrintStream err) {
        Console console = new Console(out, err);
        try {
            return commands(console, args.length == 0 ? "" : args[0]).execute(args);
        } catch (OutOfMemoryError _) {
            console.say("tensorloupe: not enough memory for this");
            return ExitStatus.DEFECT;
        } catch (StackOverflowError | AssertionError e) {
            return defect(console, e);
        }
    }

    /// Whether arguments are for the command line, and not files for the window.
    public static boolean claims(String[] args) {
        return args.length > 0 && (args[0].startsWith("-") || isSubcommand(args[0]));
    }

    /// The command with all its subcommands.
    static CommandLine commands(Console console) {
        return commands(console, "");
    }

    private static boolean isSubcommand(String word) {
        return SUBCOMMANDS.stream().anyMatch(subcommand -> subcommand.word().equals(word));
    }

    private static boolean isVersion(String word) {
        return word.equals("--version") || word.equals("-V");
    }

    /// The commands; where one is named, it alone, because each that is built makes the start longer.
    private static CommandLine commands(Console console, String named) {
        boolean all = named.equals(HELP) || !(isSubcommand(named) || isVersion(named));
        CommandSpec spec = CommandSpec.create().name("tensorloupe");
        spec.usageMessage()
                .synopsisHeading("Usage: tensorloupe [FILE...]          opens the window%n       ")
                .description(
                        "Looks into neural-network checkpoints. Nothing in a file is ever executed.");
        Syntax.addStandardOptions(spec);
        for (Subcommand subcommand : SUBCOMMANDS) {
            if (all || subcommand.word().equals(named)) {
                spec.addSubcommand(
                        subcommand.word(), new CommandLine(subcommand.maker().apply(console)));
            }
        }
        return new CommandLine(spec)
                .registerConverter(Path.class, Path::of)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, _) -> misused(console, e))
                .setExecutionExceptionHandler((e, _, _) -> failed(console, e));
    }

    private static int misused(Console console, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.say("%s: %s (see %1$s --help)".formatted(command, e.getMessage()));
        return ExitStatus.USAGE;
    }

    private static int failed(Console console, Exception e) {
        return switch (e) {
            case CheckpointException fault -> {
                console.say(String.valueOf(fault.getMessage()));
                yield ExitStatus.UNREADABLE;
            }
            case OutputException refused -> {
                console.say(String.valueOf(refused.getMessage()));
                yield ExitStatus.USAGE;
            }
            default -> defect(console, e);
        };
    }

    private static int defect(Console console, Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        Object place = trace.length == 0 ? "an unknown place" : trace[0];
        console.say(
                "tensorloupe: a defect of this program, please report it: %s at %s"
                        .formatted(e, place));
        return ExitStatus.DEFECT;
    }
}
