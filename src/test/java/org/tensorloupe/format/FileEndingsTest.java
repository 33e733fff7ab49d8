package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FileEndingsTest {
    @Test
    void theDesktopOpensTheEndingsThatAreOurs() throws IOException {
        String script = Files.readString(Path.of("packaging", "associate"));
        var line = Pattern.compile("(?m)^endings=\"([^\"]*)\"").matcher(script);
        assertThat(line.find()).isTrue();
        assertThat(line.group(1).split(" ")).containsExactlyElementsOf(FileEndings.OWN);
    }

    @Test
    void noEndingStandsTwice() {
        assertThat(FileEndings.ALL).doesNotHaveDuplicates();
    }
}
