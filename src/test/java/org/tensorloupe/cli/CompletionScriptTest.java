package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionScriptTest {
    @Test
    void offersSubcommandsOptionsAndWordsAsTheHelpWritesThem() {
        assertThat(CompletionScript.text("bash"))
                .contains("local commands=\"info stats render export convert help\"")
                .contains("'--state-dict'")
                .contains("(\"filters\" \"heatmap\")")
                .contains("complete -F _complete_tensorloupe -o default tensorloupe");
    }

    @Test
    void zshKnowsWhatFollowsEachSubcommandAndOption() {
        assertThat(CompletionScript.text("zsh"))
                .startsWith("#compdef tensorloupe\n")
                .contains(
                        "'stats:Writes a table of every tensor with its statistics, in file order'")
                .contains("'--view=[What the picture shows]:filters|heatmap:(filters heatmap)'")
                .contains("'(-o --output)'{-o+,--output=}'[The picture]:OUT.png:_files'")
                .contains("'--format=[The table'\\''s format]:csv|json:(csv json)'")
                .contains(
                        "'--channel=[Input channel of the filters, 0 by default]:N|rgb|all:(rgb all)'")
                .contains("'1:FILE:_files' \\\n    '*:TENSOR:'\n")
                .contains("'1:COMMAND:(info stats render export convert help)'");
    }

    @Test
    void fishOffersSubcommandsFirstAndTheirOptionsBehindThem() {
        assertThat(CompletionScript.text("fish").lines())
                .contains(
                        "complete -c tensorloupe -n '__fish_use_subcommand' -a info"
                                + " -d 'Says what a checkpoint holds'",
                        "complete -c tensorloupe -n '__fish_seen_subcommand_from render' -s o -l"
                                + " output -r -F -d 'The picture'",
                        "complete -c tensorloupe -n '__fish_seen_subcommand_from stats' -l format"
                                + " -x -a 'csv json' -d 'The table\\'s format'",
                        "complete -c tensorloupe -n '__fish_seen_subcommand_from convert' -l all"
                                + " -d 'Takes every tensor of the file, under its full name'",
                        "complete -c tensorloupe -n '__fish_seen_subcommand_from help' -f"
                                + " -a 'info stats render export convert help'");
    }
}
