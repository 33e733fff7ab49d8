package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.fault.FormatFault.LimitExceeded;
import org.tensorloupe.fault.FormatFault.Malformed;
import org.tensorloupe.fault.FormatFault.OutOfRange;
import org.tensorloupe.fault.FormatFault.Unsupported;

/// Bytes that lie are refused with one fault that says where.
class HostilePicklesTest {

    private static void refused(Class<? extends FormatFault> fault, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> {
                            assertThat(e.fault()).isInstanceOf(fault);
                            assertThat(e.fault().where()).startsWith("test.pkl > byte ");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dicts", "ints", "strings", "bytes", "object_plain", "object_counter"})
    void everyTruncationIsAFault(String name) {
        for (int protocol = 0; protocol <= 5; protocol++) {
            byte[] whole = Pickles.file(name + "." + protocol + ".pkl");
            for (int length = 0; length < whole.length; length += 1 + length / 500) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                refused(OutOfRange.class, () -> Pickles.read(cut));
            }
        }
    }

    @Test
    void lengthsAreCheckedBeforeAnythingIsAllocated() {
        for (String opcode : new String[] {"X", "B"}) {
            refused(OutOfRange.class, () -> Pickles.read(Pickles.of(opcode, Pickles.le(-1, 4))));
        }
        for (String opcode : new String[] {"\u008d", "\u008e", "\u0096", "\u0095"}) {
            for (long length : new long[] {1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
                refused(
                        OutOfRange.class,
                        () -> Pickles.read(Pickles.of(opcode, Pickles.le(length, 8))));
            }
        }
        refused(Malformed.class, () -> Pickles.read(Pickles.of("T", Pickles.le(-1, 4))));
        refused(OutOfRange.class, () -> Pickles.read(Pickles.of("\u008b", Pickles.le(-1, 4))));
        refused(
                OutOfRange.class,
                () -> Pickles.read(Pickles.of("\u008b", Pickles.le(Integer.MAX_VALUE, 4))));
    }

    @Test
    void memoIndicesAreLimited() {
        for (byte[] put :
                new byte[][] {
                    Pickles.of("Nr", Pickles.le(1L << 31, 4), "."),
                    Pickles.of("Nr", Pickles.le(-1, 4), "."),
                    Pickles.of("Np2147483648\n."),
                    Pickles.of("Np99999999999999999999999\n."),
                }) {
            refused(LimitExceeded.class, () -> Pickles.read(put));
        }
        refused(Malformed.class, () -> Pickles.read(Pickles.of("Np-1\n.")));
        refused(Malformed.class, () -> Pickles.read(Pickles.of("h", 9, ".")));
        refused(Malformed.class, () -> Pickles.read(Pickles.of("j", Pickles.le(-1, 4), ".")));
        refused(Malformed.class, () -> Pickles.read(Pickles.of("g-1\n.")));
    }

    @Test
    void scatteredMemoIndicesAreKept() throws CheckpointException {
        Pickle pickle =
                Pickles.read(
                        Pickles.of(
                                "I5\nr",
                                Pickles.le(19_999_999, 4),
                                "0Vx\nq",
                                1,
                                "0j",
                                Pickles.le(19_999_999, 4),
                                "h",
                                1,
                                "\u0086."));
        assertThat(Notation.of(pickle.root())).isEqualTo("tuple[5, \"x\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.",
                "(2.",
                "(q\u0000.",
                "N(q\u0000.",
                "(\u0094.",
                "N(\u0085.",
                "N(R.",
                "N(b.",
                "N(a.",
                "]Na(a.",
                "(Q.",
                "(\u0093.",
                "}(NNs.",
                "}N(s."
            })
    void aMarkIsNeverAValue(String opcodes) {
        refused(Malformed.class, () -> Pickles.read(Pickles.of(opcodes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "0",
                "a",
                "s",
                "u",
                "e",
                "t",
                "l",
                "d",
                "o",
                "R",
                "b",
                "\u0081",
                "\u0092",
                "\u0085",
                "\u0086",
                "\u0087",
                "\u0090",
                "\u0091",
                "\u0093",
                "2",
                "1",
                "Q",
                "q\u0000",
                "Na.",
                "]N}s.",
                "}(Nu.",
                "N(\u0090.",
                "N)R.",
                "])R.",
                "I1\n)R.",
                "Vx\n)\u0081.",
                "cos\nsystem\nNR.",
                "cos\nsystem\nN)\u0092.",
                "Nb.",
                "}}b.",
                "]}b.",
                "(o.",
                "NN\u0093.",
                "Ix\n.",
                "I\n.",
                "I0x\n.",
                "Lx\n.",
                "F1f\n.",
                "F1_0\n.",
                "F0x1p3\n.",
                "F\n.",
                "Sa\n.",
                "S'a\n.",
                "S'\\\n.",
                "S'\\x1'\n.",
                "S'\\xzz'\n.",
                "V\\u00\n.",
                "V\\Uffffffff\n.",
                "px\n.",
                "X\u0001\u0000\u0000\u0000\u00ff.",
                "\u0098.",
                "N\u0098.",
                "\u00ff",
                "\u0000",
                "z"
            })
    void misshapenOpcodesAreMalformed(String opcodes) {
        refused(Malformed.class, () -> Pickles.read(Pickles.of(opcodes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080\u0006N.", "\u0082\u0001.", "\u0083\u0001\u0001.", "\u0097."})
    void whatOnlyALivePythonKnowsIsUnsupported(String opcodes) {
        refused(Unsupported.class, () -> Pickles.read(Pickles.of(opcodes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "l(", "}(N"})
    void aMillionLevelsAreReadOrRefused(String level) {
        String deep =
                switch (level) {
                    case "\u0085" -> "N" + level.repeat(1_000_000);
                    case "l(" -> "(".repeat(1_000_000) + "l".repeat(1_000_000);
                    default -> level.repeat(1_000_000) + "Nu".repeat(1_000_000);
                };
        try {
            Pickle pickle = Pickles.read(Pickles.of(deep + "."));
            assertThat(pickle.root()).hasToString("tuple of 1");
        } catch (CheckpointException e) {
            assertThat(e.fault()).isInstanceOf(LimitExceeded.class);
        }
    }

    @Test
    void aMillionNestedListsWithoutMarksAreRead() throws CheckpointException {
        Pickle pickle = Pickles.read(Pickles.of("]".repeat(1_000_000) + "a".repeat(999_999) + "."));
        assertThat(pickle.root()).hasToString("list of 1");
        assertThat(pickle.opcodes()).isEqualTo(2_000_000);
    }

    @Test
    void everyLimitIsNamed() {
        PickleLimits tight = new PickleLimits(50, 3, 64, 5, 10, 8, 12, 2, 2, 1000, 1 << 20);
        limited(tight, "opcodes", "N".repeat(60));
        limited(tight, "open marks", "((((");
        limited(tight, "memo entries", "Np5\n.");
        limited(tight, "bytes of a text", "V12345678901\n.");
        limited(tight, "bytes of a text", "U\u000b12345678901.");
        limited(tight, "bytes of a module's name", "cmodulename\nx\n.");
        limited(tight, "digits of an integer", "I1234567890123\n.");
        limited(tight, "bytes of an integer", "\u008a\u000e12345678901234.");
        limited(tight, "names imported", "ca\na\nca\nb\nca\nc\n.");
        limited(tight, "nesting of a key", "}N\u0085\u0085\u0085Ns.");
        limited(tight.withHeapBytes(200), "memory of a pickle's values", "]]]]]]]]]]]]]]]].");
        PickleLimits narrow = new PickleLimits(500, 3, 64, 5, 10, 8, 12, 2, 2, 1000, 1 << 20);
        limited(narrow, "values on the stack", "N".repeat(65) + ".");
    }

    private static void limited(PickleLimits limits, String resource, String opcodes) {
        assertThatThrownBy(() -> Pickles.read(Pickles.of(opcodes), limits))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e ->
                                assertThat(e.fault())
                                        .isInstanceOfSatisfying(
                                                LimitExceeded.class,
                                                f -> {
                                                    assertThat(f.resource()).startsWith(resource);
                                                    assertThat(f.actual()).isGreaterThan(f.limit());
                                                }));
    }

    @Test
    void copyingOneBigListAgainAndAgainIsCutOff() {
        String copies = "c__builtin__\nlist\nq\u0001(" + "h\u0001h\u0000\u0085R".repeat(100_000);
        byte[] pickle = Pickles.of("](" + "N".repeat(100_000) + "eq\u00000", copies, "l.");
        refused(LimitExceeded.class, () -> Pickles.read(pickle));
    }

    @Test
    void referencesThatMultiplyAreNotExpanded() throws CheckpointException {
        StringBuilder laughs = new StringBuilder("]q\u0000");
        for (int i = 1; i < 200; i++) {
            laughs.append("](")
                    .append(("h" + (char) (i - 1)).repeat(10))
                    .append("eq")
                    .append((char) i);
        }
        Pickle pickle = Pickles.read(Pickles.of(laughs + "."));
        assertThat(pickle.root()).hasToString("list of 10");
        assertThat(Objects.requireNonNull(pickle.root()).hashCode())
                .isEqualTo(System.identityHashCode(pickle.root()));
    }

    @Test
    void readingCanBeCancelled() {
        Monitor cancelled =
                new Monitor() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }

                    @Override
                    public void advance(long bytes) {
                        throw new CancellationException();
                    }
                };
        assertThatThrownBy(() ->
                        PickleReader.read(
                                ByteViews.of("test.pkl", Pickles.of("N.")),
                                0,
                                PickleLimits.defaults(),
                                PersistentIds.KEEP,
                                cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
