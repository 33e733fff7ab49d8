package org.tensorloupe.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    /// Each token as `kind:text`, the lines parted by `|`.
    private static String tokens(String language, String... lines) {
        Tokenizer tokenizer = Tokenizer.of(language);
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            List<String> here = new ArrayList<>();
            for (Token token : tokenizer.next(line)) {
                here.add(token.kind() + ":" + line.substring(token.from(), token.to()));
            }
            out.add(String.join(" ", here));
        }
        return String.join("|", out);
    }

    @Test
    void coloursALineOfPython() {
        assertThat(tokens("Python", "def forward(self, x: Tensor=1.5e-3):  # \"no\" string"))
                .isEqualTo("KEYWORD:def NUMBER:1.5e-3 COMMENT:# \"no\" string");
        assertThat(tokens("Python", "define = r'it\\'s' if not x2 else None"))
                .isEqualTo("STRING:'it\\'s' KEYWORD:if KEYWORD:not KEYWORD:else KEYWORD:None");
    }

    @Test
    void stringsOfThreeQuotesGoOverLines() {
        assertThat(tokens("Python", "x = \"\"\"one", "# \"two\" if", "end\"\"\" # c", "if"))
                .isEqualTo(
                        "STRING:\"\"\"one|STRING:# \"two\" if|STRING:end\"\"\" COMMENT:# c|KEYWORD:if");
    }

    @Test
    void aForgottenQuoteEndsWithItsLineUnlessABackslashContinuesIt() {
        assertThat(tokens("Python", "x = 'open", "if")).isEqualTo("STRING:'open|KEYWORD:if");
        assertThat(tokens("Python", "x = 'open\\", "if' or"))
                .isEqualTo("STRING:'open\\|STRING:if' KEYWORD:or");
    }

    @Test
    void coloursALineOfJson() {
        assertThat(tokens("JSON", "{\"a\\\"b\" : [\"c\", -1.5e+3, true, null]}"))
                .isEqualTo("KEY:\"a\\\"b\" STRING:\"c\" NUMBER:-1.5e+3 KEYWORD:true KEYWORD:null");
    }

    @Test
    void leavesOtherLanguagesPlain() {
        assertThat(tokens("", "if 1 # \"x\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Python", "JSON"})
    void neverFailsAndNeverOverlapsWhateverTheTextIs(String language) {
        Random random = new Random(5);
        String signs = "'\"\\#{}[],:-+.e09ab if\u00e9";
        Tokenizer tokenizer = Tokenizer.of(language);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            int end = 0;
            for (Token token : tokenizer.next(line.toString())) {
                assertThat(token.from()).as("%s", line).isGreaterThanOrEqualTo(end);
                assertThat(token.to()).isBetween(token.from(), line.length());
                end = token.to();
            }
        }
    }
}
