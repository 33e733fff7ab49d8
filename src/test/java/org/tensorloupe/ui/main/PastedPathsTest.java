package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PastedPathsTest {
    private static final Path HOME = Path.of("/home/ada");

    @BeforeAll
    static void pathsBeginWithASlash() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    }

    private static List<Path> paths(String text) {
        return PastedPaths.of(text, HOME, false);
    }

    private static Path[] of(String... paths) {
        return java.util.Arrays.stream(paths).map(Path::of).toArray(Path[]::new);
    }

    @Test
    void readsAPathWithBlanksAroundIt() {
        assertThat(paths("  /m/resnet 18.pth \n")).containsExactly(of("/m/resnet 18.pth"));
    }

    @Test
    void readsSeveralLinesAndEachPathOnce() {
        assertThat(paths("/a.pt\n\n/b.pt\r\n/a.pt")).containsExactly(of("/a.pt", "/b.pt"));
    }

    @Test
    void readsQuotedPathsAlsoSeveralOnALine() {
        assertThat(paths("\"/a b.pt\"")).containsExactly(of("/a b.pt"));
        assertThat(paths("'/a b.pt' '/c.pt'")).containsExactly(of("/a b.pt", "/c.pt"));
        assertThat(paths("/it's mine.pt")).containsExactly(of("/it's mine.pt"));
    }

    @Test
    void readsAddressesOfFiles() {
        assertThat(paths("file:///m/a%20b.pt")).containsExactly(of("/m/a b.pt"));
        assertThat(paths("file://localhost/m/a%20b.pt")).containsExactly(of("/m/a b.pt"));
        assertThat(paths("file:/m/c d.pt")).containsExactly(of("/m/c d.pt"));
    }

    @Test
    void readsWhatAFileManagerCopies() {
        assertThat(paths("copy\nfile:///a.pt\nfile:///b.pt")).containsExactly(of("/a.pt", "/b.pt"));
    }

    @Test
    void readsATildeAsTheHomeFolder() {
        assertThat(paths("~/m/a.pt\n~")).containsExactly(of("/home/ada/m/a.pt", "/home/ada"));
    }

    @Test
    void readsBlanksAsAShellWritesThem() {
        assertThat(paths("/m/a\\ b.pt")).containsExactly(of("/m/a b.pt"));
    }

    @Test
    void leavesOutWhatCanBeNoPath() {
        assertThat(
                        paths(
                                "file://server/share/a.pt\nfile:///a%zz\n/b\u0000.pt\n"
                                        + "x".repeat(5000)))
                .isEmpty();
        assertThat(paths("")).isEmpty();
    }
}
