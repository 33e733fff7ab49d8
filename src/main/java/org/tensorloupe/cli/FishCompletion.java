package org.tensorloupe.cli;

import java.util.List;
import org.tensorloupe.cli.Completions.Operand;
import org.tensorloupe.cli.Completions.Subcommand;
import org.tensorloupe.cli.Completions.Switch;
import org.tensorloupe.cli.Completions.Value;

/// The commands by which fish completes `tensorloupe`. Files are offered by fish itself.
final class FishCompletion {
    private FishCompletion() {}

    static String text(Completions completions) {
        StringBuilder text = new StringBuilder();
        for (Subcommand subcommand : completions.subcommands()) {
            text.append(line("__fish_use_subcommand"))
                    .append(" -a ")
                    .append(subcommand.name())
                    .append(about(subcommand.about()));
        }
        for (Switch option : completions.options()) {
            text.append(line("__fish_use_subcommand")).append(option(option));
        }
        for (Subcommand subcommand : completions.subcommands()) {
            String seen = "__fish_seen_subcommand_from " + subcommand.name();
            for (Switch option : subcommand.options()) {
                text.append(line(seen)).append(option(option));
            }
            for (Operand operand : subcommand.operands()) {
                if (operand.value() instanceof Value.Words(List<String> words)
                        && !words.isEmpty()) {
                    text.append(line(seen)).append(" -f").append(words(words)).append('\n');
                }
            }
        }
        return text.toString();
    }

    private static String line(String condition) {
        return "complete -c tensorloupe -n " + quoted(condition);
    }

    private static String option(Switch option) {
        StringBuilder text = new StringBuilder();
        for (String name : option.names()) {
            text.append(
                    name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1));
        }
        text.append(
                switch (option.value()) {
                    case Value.None _ -> "";
                    case Value.File _ -> " -r -F";
                    case Value.Words(List<String> words) ->
                            words.isEmpty() ? " -x" : " -x" + words(words);
                });
        return text.append(about(option.about())).toString();
    }

    private static String words(List<String> words) {
        return " -a " + quoted(String.join(" ", words));
    }

    private static String about(String about) {
        return " -d " + quoted(about) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
