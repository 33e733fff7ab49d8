package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Holds the man page to what the commands say of themselves.
class ManPageTest {
    private final CommandLine command =
            TensorloupeCommand.commands(new Console(OutputStream.nullOutputStream(), System.err));

    @Test
    void describesEverySubcommandAsItDescribesItself() throws IOException {
        for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
            if (!sub.getKey().equals("help")) {
                assertThat(page()).contains(section(sub.getValue().getCommandSpec()));
            }
        }
    }

    @Test
    void namesNoOptionOrSubcommandThatIsNotThere() throws IOException {
        List<String> known = new ArrayList<>(words(command.getCommandSpec()));
        command.getSubcommands().values().forEach(c -> known.addAll(words(c.getCommandSpec())));
        assertThat(new TreeSet<>(found("\\\\fB((?:\\\\-)+[A-Za-z\\\\-]+)\\\\fR")))
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(known));
        assertThat(found("\\.SS ([a-z]+)"))
                .containsExactlyElementsOf(
                        command.getSubcommands().keySet().stream()
                                .filter(name -> !name.equals("help"))
                                .toList());
    }

    @Test
    void listsEveryExitStatus() throws IOException {
        assertThat(found("\\.TP\n\\.B (\\d)\n"))
                .containsExactly(
                        String.valueOf(ExitStatus.DONE),
                        String.valueOf(ExitStatus.DEFECT),
                        String.valueOf(ExitStatus.USAGE),
                        String.valueOf(ExitStatus.UNREADABLE));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("packaging", "linux", "tensorloupe.1"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(page())
                .results()
                .map((MatchResult match) -> match.group(1).replace("\\", ""))
                .toList();
    }

    private static List<String> words(CommandSpec spec) {
        return spec.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
    }

    /// A subcommand's part of the page.
    private static String section(CommandSpec spec) {
        StringBuilder text = new StringBuilder(".SS " + spec.name() + "\n");
        text.append(".B tensorloupe ").append(spec.name()).append("\n[\\fIOPTION\\fR...]");
        spec.positionalParameters()
                .forEach(p -> text.append(" \\fI").append(label(p)).append("\\fR"));
        text.append("\n.PP\n").append(prose(spec.usageMessage().description()));
        for (PositionalParamSpec p : spec.positionalParameters()) {
            text.append(".TP\n.I ").append(label(p)).append('\n').append(prose(p.description()));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                text.append(".TP\n").append(tag(option)).append(prose(option.description()));
            }
        }
        return text.toString();
    }

    private static String label(PositionalParamSpec p) {
        return p.paramLabel() + (p.arity().max() > 1 ? "..." : "");
    }

    private static String tag(OptionSpec option) {
        String names = String.join("\\fR, \\fB", option.names()).replace("-", "\\-");
        String value = option.arity().max() == 0 ? "" : "=\\fI" + option.paramLabel() + "\\fR";
        return "\\fB" + names + "\\fR" + value + "\n";
    }

    /// One sentence a line would be better roff, but the page is read, not its source.
    private static String prose(String[] description) {
        String text = String.join(" ", description).replaceAll("(?<=^|\\s)-(?=\\S)", "\\\\-");
        return (text.startsWith(".") ? "\\&" + text : text) + "\n";
    }
}
