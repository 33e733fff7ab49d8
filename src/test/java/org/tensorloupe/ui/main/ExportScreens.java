package org.tensorloupe.ui.main;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// Draws the questions of the Export menu, light and dark, to be looked at. It runs only when asked
/// for by name.
class ExportScreens {
    private final FxRobot robot = new FxRobot();

    @Test
    void drawsTheQuestions() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.export("checkpoint.pth"));
            robot.push(KeyCode.CONTROL, KeyCode.E);
            robot.clickOn("Convert to safetensors…");
            kit.settle();
            both(kit, "convert");
            robot.push(KeyCode.ENTER);
            kit.settle();
            kit.open(Places.export("tied.pth"));
            kit.placesToSave.add(java.nio.file.Path.of("/dev/full"));
            robot.push(KeyCode.CONTROL, KeyCode.E);
            robot.clickOn("Convert to safetensors…");
            kit.settle();
            both(kit, "convert-whole");
            robot.push(KeyCode.ENTER);
            kit.settle();
            both(kit, "convert-failed");
            java.nio.file.Path out =
                    java.nio.file.Path.of("target", "screenshots", "out.safetensors");
            kit.placesToSave.add(out);
            robot.push(KeyCode.CONTROL, KeyCode.E);
            robot.clickOn("Convert to safetensors…");
            kit.settle();
            robot.push(KeyCode.ENTER);
            kit.settle();
            both(kit, "convert-done");
        }
    }

    private static void both(WindowKit kit, String name) {
        kit.picture(name);
        WindowKit.run(() -> kit.theme.toggle());
        kit.picture(name + "-dark");
        WindowKit.run(() -> kit.theme.toggle());
    }
}
