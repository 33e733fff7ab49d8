package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Places;

class PreparationTest {
    @TempDir private Path folder = Path.of("");

    private List<Path> files(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("epoch-" + i + ".pth");
            files.add(Files.copy(Places.fixture("halves.pth"), file));
        }
        return files;
    }

    @Test
    void opensAheadTheFileThatComesToTheFront() throws IOException {
        for (List<Path> files : List.of(files(1), List.of(Path.of("/a"), Path.of("/b")))) {
            assertThat(Preparation.front(files)).isEqualTo(files.getLast());
        }
    }

    @Test
    void opensAheadNoFileThatIsLeftOutAsOneOfTooMany() throws IOException {
        List<Path> files = files(34);
        try (ProgramKit kit = ProgramKit.start(folder.resolve("program"))) {
            kit.open(files.toArray(Path[]::new));

            String title = kit.stage().getTitle();
            assertThat(title).startsWith(Preparation.front(files).getFileName().toString());
            Set<Node> notes = kit.scene().getRoot().lookupAll(".note .label");
            assertThat(notes.stream().map(label -> ((Labeled) label).getText()))
                    .anyMatch(text -> text.startsWith("30 of 34 files"));
        }
    }
}
