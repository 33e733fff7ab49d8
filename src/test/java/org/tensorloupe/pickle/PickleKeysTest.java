package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Keys are one where Python says so; the expected dicts are Python's own.
class PickleKeysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I1\\nNI01\\nI7\\nF1.0\\nI8\\n | dict[1: 8]",
                "F0.0\\nI1\\nI00\\nI2\\nF-0.0\\nI3\\n | dict[float:0000000000000000: 3]",
                "F9007199254740993\\nI1\\nL9007199254740992L\\nI2\\n"
                        + " | dict[float:4340000000000000: 2]",
                "F1e20\\nI1\\nL100000000000000000000L\\nI2\\n | dict[float:4415af1d78b58c40: 2]",
                "(I1\\nVa\\ntI1\\n(I01\\nVa\\ntI2\\n | dict[tuple[1, \"a\"]: 2]",
                "S'a'\\nI1\\nVa\\nI2\\nVb\\nI3\\n | dict[\"a\": 2, \"b\": 3]",
                "Fnan\\nI1\\nFnan\\nI2\\n | dict[float:7ff8000000000000: 1,"
                        + " float:7ff8000000000000: 2]",
                "NI1\\nI00\\nI2\\nNI3\\n | dict[None: 3, False: 2]",
            })
    void equalKeysMeet(String entries, String expected) throws CheckpointException {
        byte[] pickle = Pickles.of("(" + entries.replace("\\n", "\n").strip() + "\nd.");
        assertThat(Notation.of(Pickles.read(pickle).root())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((ldI1\nd.",
                "(}I1\nd.",
                "((lI1\nd.",
                "(((ltI1\nd.",
                "\u008f(\u008f\u0090."
            })
    void refusesKeysThatPythonCannotHash(String opcodes) {
        assertThatThrownBy(() -> Pickles.read(Pickles.of(opcodes)))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> assertThat(e.fault()).isInstanceOf(FormatFault.Malformed.class));
    }

    @Test
    void refusesADictAsItsOwnKey() {
        assertThatThrownBy(() -> Pickles.read(Pickles.of("}q", 0, "h", 0, "Ns.")))
                .hasMessageContaining("byte 6: expected a value that can be a key");
    }

    @Test
    void aManyFoldedTupleAsKeyIsHashedOnce() throws CheckpointException {
        StringBuilder folds = new StringBuilder("}(N");
        folds.append("2\u0086".repeat(60));
        Pickle pickle = Pickles.read(Pickles.of(folds + "I1\nu."));
        assertThat(((PyDict) java.util.Objects.requireNonNull(pickle.root())).size()).isEqualTo(1);
    }

    @Test
    void comparingManyFoldedTuplesIsCutOff() {
        String folded = "N" + "2\u0086".repeat(60);
        assertThatThrownBy(
                        () -> Pickles.read(Pickles.of("}(" + folded + "I1\n" + folded + "I2\nu.")))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> assertThat(e.fault()).isInstanceOf(FormatFault.LimitExceeded.class));
    }

    @Test
    void textsWithOneHashAreCutOffNotCompared() {
        StringBuilder keys = new StringBuilder("}(");
        for (int i = 0; i < 1 << 16; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.append("V").append(key).append("\nN");
        }
        assertThatThrownBy(() -> Pickles.read(Pickles.of(keys + "u.")))
                .hasMessageContaining("steps spent on comparing keys");
    }
}
