package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TabNamesTest {
    private static List<String> names(String... paths) {
        return TabNames.of(java.util.Arrays.stream(paths).map(Path::of).toList());
    }

    @Test
    void aNameThatIsAloneStandsAlone() {
        assertThat(names("/a/model.pt", "/a/other.pt")).containsExactly("model.pt", "other.pt");
    }

    @Test
    void equalNamesShowTheirFolder() {
        assertThat(names("/runs/run1/model.pt", "/a/other.pt", "/runs/run2/model.pt"))
                .containsExactly("model.pt — run1", "other.pt", "model.pt — run2");
    }

    @Test
    void equalFoldersShowTheOnesAbove() {
        assertThat(names("/a/1/last/model.pt", "/a/2/last/model.pt", "/model.pt"))
                .containsExactly(
                        "model.pt — " + Path.of("1", "last"),
                        "model.pt — " + Path.of("2", "last"),
                        "model.pt");
    }

    @Test
    void charactersThatTurnTheTextAroundAreMadeVisible() {
        assertThat(names("/a/x\u202Egp.pt")).containsExactly("x\uFFFDgp.pt");
    }
}
