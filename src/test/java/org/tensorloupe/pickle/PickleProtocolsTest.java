package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;

/// What Python pickled in every protocol comes out as Python writes it.
class PickleProtocolsTest {

    static Stream<Arguments> values() {
        return new String(Pickles.file("values.txt"), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split("\t", 2))
                .flatMap(line ->
                        IntStream.rangeClosed(0, 5)
                                .mapToObj(p -> Arguments.of(line[0], p, line[1])));
    }

    @ParameterizedTest(name = "{0}, protocol {1}")
    @MethodSource("values")
    void readsWhatPythonPickled(String name, int protocol, String expected)
            throws CheckpointException {
        byte[] bytes = Pickles.file(name + "." + protocol + ".pkl");
        Pickle pickle = Pickles.read(bytes);
        assertThat(Notation.of(pickle.root())).isEqualTo(expected);
        assertThat(pickle.end()).isEqualTo(bytes.length);
        assertThat(pickle.protocol()).isEqualTo(protocol < 2 ? 0 : protocol);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void keepsSharedValuesShared(int protocol) throws CheckpointException {
        Pickle pickle = Pickles.read(Pickles.file("shared." + protocol + ".pkl"));
        assertThat(pickle.root())
                .isInstanceOfSatisfying(
                        PyList.class, list -> assertThat(list.get(0)).isSameAs(list.get(1)));
    }

    static IntStream protocols() {
        return IntStream.rangeClosed(0, 5);
    }

    @org.junit.jupiter.api.Test
    void goesOnAfterStop() throws CheckpointException {
        var view = ByteViews.of("legacy.pth", Pickles.file("several.2.pkl"));
        Pickle magic = PickleReader.read(view, 0);
        Pickle version = PickleReader.read(view, magic.end());
        Pickle object = PickleReader.read(view, version.end());
        assertThat(String.valueOf(magic.root()))
                .isEqualTo(new java.math.BigInteger("1950a86a20f9469cfc6c", 16).toString());
        assertThat(version.root()).isEqualTo(1001L);
        assertThat(Notation.of(object.root())).isEqualTo("dict[\"a\": 1]");
        assertThat(object.end()).isEqualTo(view.size());
    }
}
