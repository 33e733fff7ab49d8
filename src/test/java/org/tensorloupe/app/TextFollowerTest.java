package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.settings.TextSize;
import org.tensorloupe.ui.theme.TextScale;

/// The program on a desktop whose text is larger.
@DisabledOnOs(OS.WINDOWS)
class TextFollowerTest {
    @TempDir private Path folder = Path.of("");

    @AfterEach
    void backToTheUsualSize() {
        ProgramKit.run(() -> TextScale.set(1));
    }

    private SystemText desktop(String factor) throws IOException {
        Path command = folder.resolve("gsettings");
        Files.writeString(command, "#!/bin/sh\necho " + factor + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return new SystemText(
                Map.of("PATH", folder.toString(), "XDG_CURRENT_DESKTOP", "GNOME"), "Linux");
    }

    private static void ask(ProgramKit program, SystemText text) {
        ProgramKit.run(() -> {
            program.wiring.text().askAfterFrame(text, program.scene());
            Platform.requestNextPulse();
        });
    }

    @Test
    void asksTheSystemAfterTheFirstFrameAndRemembersItForTheNext() throws IOException {
        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(TextScale.factor()).isEqualTo(1);
            ask(program, desktop("1.25"));
            ProgramKit.await(() -> TextScale.factor() == 1.25);
        }
        ProgramKit.run(() -> TextScale.set(1));

        try (ProgramKit program = ProgramKit.start(folder)) {
            assertThat(TextScale.factor()).isEqualTo(1.25);
            ask(program, desktop("1.0"));
            ProgramKit.await(() -> TextScale.factor() == 1);
        }
    }

    @Test
    void theChoiceOfTheUserWins() throws IOException {
        try (ProgramKit program = ProgramKit.start(folder)) {
            ask(program, desktop("1.5"));
            ProgramKit.await(() -> TextScale.factor() == 1.5);
            ProgramKit.run(() -> {
                program.wiring.settings().set(Settings.DEFAULT.withText(TextSize.P110));
                assertThat(TextScale.factor()).isEqualTo(1.1);
                program.wiring.settings().set(Settings.DEFAULT);
                assertThat(TextScale.factor()).isEqualTo(1.5);
            });
        }
    }
}
