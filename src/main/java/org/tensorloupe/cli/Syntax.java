package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// What a command takes, declared piece by piece, in the order of its help.
///
/// picocli can read the same from annotations, but that takes as long as Java takes to start.
final class Syntax {
    private final CommandSpec spec;

    /// @param name the subcommand's word
    /// @param body what runs after parsing, and gives the exit status
    /// @param description paragraphs for the help
    Syntax(String name, Callable<Integer> body, String... description) {
        spec = CommandSpec.wrapWithoutInspection(body).name(name);
        spec.usageMessage().sortOptions(false).description(description);
    }

    /// The whole, for picocli, with the options of every command last.
    CommandSpec complete() {
        addStandardOptions(spec);
        return spec;
    }

    /// Adds help and version to a command.
    static void addStandardOptions(CommandSpec command) {
        command.versionProvider(new Version());
        command.addOption(
                OptionSpec.builder("-h", "--help")
                        .type(boolean.class)
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
        command.addOption(
                OptionSpec.builder("-V", "--version")
                        .type(boolean.class)
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    /// The checkpoint.
    Argument<Path> file(String description) {
        return word("FILE", Path.class, description);
    }

    /// The next argument that is no option; required.
    <T> Argument<T> word(String label, Class<T> type, String description) {
        PositionalParamSpec word =
                PositionalParamSpec.builder()
                        .index(String.valueOf(words()))
                        .paramLabel(label)
                        .type(type)
                        .arity("1")
                        .required(true)
                        .description(description)
                        .build();
        spec.addPositional(word);
        return new Argument<>(word);
    }

    /// All further arguments that are no options, perhaps none.
    Argument<List<String>> furtherWords(String label, String description) {
        PositionalParamSpec words =
                PositionalParamSpec.builder()
                        .index(words() + "..*")
                        .paramLabel(label)
                        .arity("0..1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .initialValue(List.of())
                        .description(description)
                        .build();
        spec.addPositional(words);
        return new Argument<>(words);
    }

    /// Where the result goes: `-o`, `--output`.
    Argument<Path> output(boolean required, String label, String description) {
        return add(
                OptionSpec.builder("-o", "--output")
                        .required(required)
                        .paramLabel(label)
                        .type(Path.class),
                description);
    }

    /// An option without a value.
    Argument<Boolean> flag(String name, String description) {
        return add(OptionSpec.builder(name).type(boolean.class).initialValue(false), description);
    }

    /// An option with a value.
    ///
    /// @param label what the value is called in the help
    <T> Argument<T> option(String name, String label, Class<T> type, String description) {
        return add(OptionSpec.builder(name).paramLabel(label).type(type), description);
    }

    /// Wrong usage of this command.
    ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int words() {
        return spec.positionalParameters().size();
    }

    private <T> Argument<T> add(OptionSpec.Builder option, String description) {
        OptionSpec built = option.description(description).build();
        spec.addOption(built);
        return new Argument<>(built);
    }
}
