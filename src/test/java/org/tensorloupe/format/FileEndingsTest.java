package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileEndingsTest {
    private static final Path LINUX = Path.of("packaging", "linux");

    @Test
    void theDesktopKnowsTheEndingsThatAreOurs() throws IOException {
        assertThat(found("xml", "<glob pattern=\"\\*\\.([^\"]+)\""))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(FileEndings.OWN.stream(), FileEndings.COMPOUND.stream())
                                .toList());
    }

    @Test
    void theDesktopOpensTheTypesThatHaveAnEndingAndNoOthers() throws IOException {
        List<String> types =
                found("xml", "(?s)<mime-type type=\"([^\"]+)\">(?:(?!</mime-type>).)*<glob");
        String entry = found("desktop", "MimeType=(\\S+);").getFirst();
        assertThat(entry.split(";")).containsExactlyElementsOf(types);
    }

    @Test
    void noEndingStandsTwice() {
        assertThat(FileEndings.ALL).doesNotHaveDuplicates();
    }

    private static List<String> found(String ending, String pattern) throws IOException {
        String text = Files.readString(LINUX.resolve("org.tensorloupe.Tensorloupe." + ending));
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
