package org.tensorloupe.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;

class SourceTextTest {
    private static SourceText read(byte[] bytes, String language, int most)
            throws CheckpointException {
        StorageRef ref = new StorageRef("code", "", bytes.length, ByteOrder.LITTLE_ENDIAN);
        StorageSource source =
                new StorageSource() {
                    @Override
                    public ByteView bytes(StorageRef storage, Monitor monitor) {
                        return ByteViews.of("code", bytes);
                    }

                    @Override
                    public Place locate(StorageRef storage) {
                        return new Place("code", OptionalLong.empty());
                    }
                };
        return SourceText.read(
                new TextNode("code", "code", language, ref), source, most, Monitor.NONE);
    }

    private static SourceText text(String text, String language) throws CheckpointException {
        return read(text.getBytes(StandardCharsets.UTF_8), language, SourceText.MOST);
    }

    @Test
    void readsLinesOfAllSystems() throws CheckpointException {
        assertThat(text("a\r\nb\rc\n\td", "Python").lines())
                .containsExactly("a", "b", "c", "    d");
    }

    @Test
    void keepsBlankLinesAndShowsWhatTurnsTextAround() throws CheckpointException {
        assertThat(text("x\n  \n\u202eevil\u0000", "").lines())
                .containsExactly("x", "", "\ufffdevil\u2400");
    }

    @Test
    void replacesWhatIsNoUtf8() throws CheckpointException {
        assertThat(read(new byte[] {'a', (byte) 0xFF, 'b'}, "", 99).lines())
                .containsExactly("a\ufffdb");
    }

    @Test
    void stopsAtTheBoundWithoutCuttingACharacter() throws CheckpointException {
        byte[] bytes = "ab\u20ac\u20ac".getBytes(StandardCharsets.UTF_8);
        for (int most = 2; most < 5; most++) {
            SourceText text = read(bytes, "", most);
            assertThat(text.lines()).as("%d bytes", most).containsExactly("ab");
            assertThat(text.hidden()).isEqualTo(6);
        }
        assertThat(read(bytes, "", 8).hidden()).isZero();
        assertThat(read(bytes, "", 8).lines()).containsExactly("ab\u20ac\u20ac");
    }

    @Test
    void breaksALongLineOfJson() throws CheckpointException {
        String value = "v".repeat(500);
        SourceText text = text("{\"a\": [1,{ }], \"b, {\\\"\":\"" + value + "\"}", "JSON");
        assertThat(text.laidOut()).isTrue();
        assertThat(text.lines())
                .isEqualTo(
                        List.of(
                                "{",
                                "  \"a\": [",
                                "    1,",
                                "    {}",
                                "  ],",
                                "  \"b, {\\\"\": \"" + value + "\"",
                                "}"));
    }

    @Test
    void saysHowMuchOfAVeryLongLineIsNotShown() throws CheckpointException {
        String line = text("x".repeat(5000), "Python").lines().getFirst();
        assertThat(line).endsWith(" … and 3,000 more characters").hasSizeLessThan(2050);
    }

    @Test
    void findsAWordHoweverItIsCapitalised() {
        Finder found = Finder.of(List.of("Conv conv", "", "aCONVconv"), "conv");
        assertThat(found.places())
                .containsExactly(
                        new Finder.Place(0, 0, 4),
                        new Finder.Place(0, 5, 9),
                        new Finder.Place(2, 1, 5),
                        new Finder.Place(2, 5, 9));
        assertThat(found.after(0, 1)).isEqualTo(1);
        assertThat(found.after(3, 0)).isZero();
        assertThat(Finder.of(List.of("a".repeat(20_000)), "a").more()).isTrue();
    }
}
