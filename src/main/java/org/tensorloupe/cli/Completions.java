package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a shell can offer for `tensorloupe`, taken from the commands themselves.
///
/// @param options those beside a subcommand, such as `--version`
record Completions(List<Switch> options, List<Subcommand> subcommands) {
    /// What can be typed for a value.
    sealed interface Value {
        /// There is no value.
        record None() implements Value {}

        /// The path of a file or folder.
        record File() implements Value {}

        /// One of some words, or something else where there are none.
        record Words(List<String> words) implements Value {}
    }

    /// An option.
    ///
    /// @param names with their dashes
    /// @param about half a sentence
    /// @param label what the value is called
    record Switch(List<String> names, String about, String label, Value value) {}

    /// A subcommand.
    ///
    /// @param about a sentence without its full stop
    /// @param operands what follows it, in order; the last may be repeated
    /// @param repeats whether it may
    record Subcommand(
            String name,
            String about,
            List<Switch> options,
            List<Operand> operands,
            boolean repeats) {}

    /// A value without an option.
    record Operand(String label, Value value) {}

    /// Those of a command.
    static Completions of(CommandLine line) {
        List<Subcommand> subcommands = new ArrayList<>();
        line.getSubcommands()
                .forEach((name, command) -> subcommands.add(subcommand(name, command, line)));
        return new Completions(options(line.getCommandSpec()), subcommands);
    }

    private static Subcommand subcommand(String name, CommandLine command, CommandLine above) {
        CommandSpec spec = command.getCommandSpec();
        List<Operand> operands = new ArrayList<>();
        boolean repeats = false;
        for (ArgSpec operand : spec.positionalParameters()) {
            boolean helps = spec.helpCommand();
            Value value =
                    helps
                            ? new Value.Words(List.copyOf(above.getSubcommands().keySet()))
                            : value(operand);
            operands.add(new Operand(operand.paramLabel().replaceAll("[\\[\\].]", ""), value));
            repeats = !helps && operand.typeInfo().isMultiValue();
        }
        String[] header = spec.usageMessage().header();
        String about = about(header.length > 0 ? header : spec.usageMessage().description());
        return new Subcommand(name, about, options(spec), operands, repeats);
    }

    private static List<Switch> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(Completions::option)
                .toList();
    }

    private static Switch option(OptionSpec option) {
        Value value = option.arity().max() == 0 ? new Value.None() : value(option);
        return new Switch(
                List.of(option.names()), about(option.description()), option.paramLabel(), value);
    }

    /// Words as the help writes them: small ones between bars, `csv|json`.
    private static Value value(ArgSpec arg) {
        if (arg.type() == Path.class) {
            return new Value.File();
        }
        List<String> words = new ArrayList<>();
        if (arg.completionCandidates() != null) {
            arg.completionCandidates().forEach(words::add);
        } else if (arg.paramLabel().contains("|")) {
            words.addAll(Arrays.asList(arg.paramLabel().split("\\|")));
            words.removeIf(word -> !word.equals(word.toLowerCase(Locale.ROOT)));
            return new Value.Words(words);
        }
        boolean shouted = words.stream().allMatch(w -> w.equals(w.toUpperCase(Locale.ROOT)));
        if (shouted) {
            words.replaceAll(word -> word.toLowerCase(Locale.ROOT));
        }
        return new Value.Words(words);
    }

    /// The first half sentence of a description.
    private static String about(String[] description) {
        String text = String.join(" ", description).replace("%n", " ").replace("%%", "%");
        return text.strip().split("\\.( |$)|;|: ", 2)[0];
    }
}
