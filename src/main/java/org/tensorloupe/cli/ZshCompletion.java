package org.tensorloupe.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.tensorloupe.cli.Completions.Operand;
import org.tensorloupe.cli.Completions.Subcommand;
import org.tensorloupe.cli.Completions.Switch;
import org.tensorloupe.cli.Completions.Value;

/// The function by which zsh completes `tensorloupe`, in the words of its `_arguments`.
final class ZshCompletion {
    private static final String NEXT = " \\\n    ";

    private ZshCompletion() {}

    static String text(Completions completions) {
        StringBuilder text = new StringBuilder("#compdef tensorloupe\n");
        for (Subcommand subcommand : completions.subcommands()) {
            text.append("\n_tensorloupe_").append(subcommand.name()).append("() {\n");
            text.append("  _arguments -S").append(options(subcommand.options()));
            text.append(operands(subcommand)).append("\n}\n");
        }
        return text.append(
                        """

                        _tensorloupe() {
                          local curcontext="$curcontext" state line found=1
                          local -a commands
                          typeset -A opt_args
                          _arguments -C -S%s \\
                            '1: :->first' \\
                            '*:: :->rest' && return
                          case $state in
                          first)
                            commands=(
                        %s    )
                            _describe -t commands command commands && found=0
                            _files && found=0
                            return found
                            ;;
                          rest)
                            if (( $+functions[_tensorloupe_$line[1]] )); then
                              _tensorloupe_$line[1]
                            else
                              _files
                            fi
                            ;;
                          esac
                        }

                        _tensorloupe "$@"
                        """
                                .formatted(
                                        options(completions.options()),
                                        commands(completions.subcommands())))
                .toString();
    }

    private static String commands(List<Subcommand> subcommands) {
        return subcommands.stream()
                .map(s -> "      " + quoted(s.name() + ":" + plain(s.about())) + "\n")
                .collect(Collectors.joining());
    }

    private static String options(List<Switch> options) {
        return options.stream().map(o -> NEXT + option(o)).collect(Collectors.joining());
    }

    /// `'(-o --output)'{-o+,--output=}'[The picture]:OUT.png:_files'`
    private static String option(Switch option) {
        boolean bare = option.value() instanceof Value.None;
        List<String> names =
                option.names().stream()
                        .map(name -> bare ? name : name + (name.startsWith("--") ? "=" : "+"))
                        .toList();
        String others = "(" + String.join(" ", option.names()) + ")";
        String rest =
                "["
                        + plain(option.about()).replace("[", "\\[").replace("]", "\\]")
                        + "]"
                        + value(option.label(), option.value());
        return names.size() == 1
                ? quoted(names.getFirst() + rest)
                : quoted(others) + "{" + String.join(",", names) + "}" + quoted(rest);
    }

    private static String operands(Subcommand subcommand) {
        StringBuilder text = new StringBuilder();
        List<Operand> operands = subcommand.operands();
        for (int i = 0; i < operands.size(); i++) {
            boolean repeated = subcommand.repeats() && i == operands.size() - 1;
            Operand operand = operands.get(i);
            String place = repeated ? "*" : String.valueOf(i + 1);
            text.append(NEXT).append(quoted(place + value(operand.label(), operand.value())));
        }
        return text.toString();
    }

    private static String value(String label, Value value) {
        return switch (value) {
            case Value.None _ -> "";
            case Value.File _ -> ":" + plain(label) + ":_files";
            case Value.Words(List<String> words) ->
                    ":"
                            + plain(label)
                            + ":"
                            + (words.isEmpty() ? "" : "(" + String.join(" ", words) + ")");
        };
    }

    private static String plain(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
