package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorloupe.fault.CheckpointException;

/// Literals of protocol 0; the expected values are what CPython's `pickle.loads` gives.
class PickleLiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "I-12\\n | -12",
                "I+7\\n | 7",
                "I 5 \\n | 5",
                "I0x1F\\n | 31",
                "I010\\n | 8",
                "I1_000\\n | 1000",
                "I01\\n | True",
                "I00\\n | False",
                "I0\\n | 0",
                "I99999999999999999999\\n | 99999999999999999999",
                "L-5L\\n | -5",
                "L12\\n | 12",
                "F1e3\\n | float:408f400000000000",
                "F-.5\\n | float:bfe0000000000000",
                "F-inf\\n | float:fff0000000000000",
                "S'a\\x41\\101\\q\\'\\\\'\\n | \"aAA\\u005cq'\\u005c\"",
                "S\"x\"\\n | \"x\"",
                "V\\u00e4\\\\u0041\\U0001f525\\z\\n"
                        + " | \"\\u00e4\\u005c\\u005cu0041\\ud83d\\udd25\\u005cz\"",
                "Va\\u000ab\\n | \"a\\u000ab\"",
            })
    void readsThemAsPythonDoes(String opcode, String expected) throws CheckpointException {
        String line = opcode.substring(0, opcode.length() - 2) + "\n";
        assertThat(Notation.of(Pickles.read(Pickles.of(line, ".")).root())).isEqualTo(expected);
    }
}
