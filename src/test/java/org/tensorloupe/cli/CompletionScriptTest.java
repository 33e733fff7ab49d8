package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionScriptTest {
    @Test
    void offersSubcommandsOptionsAndWordsAsTheHelpWritesThem() {
        assertThat(CompletionScript.text())
                .contains("local commands=\"info stats render export convert help\"")
                .contains("'--state-dict'")
                .contains("(\"filters\" \"heatmap\")")
                .contains("complete -F _complete_tensorloupe -o default tensorloupe");
    }
}
