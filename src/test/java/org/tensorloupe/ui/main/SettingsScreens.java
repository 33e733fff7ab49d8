package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// Draws the settings, light and dark, into `target/screenshots` to be looked at. It runs only when
/// asked for by name.
class SettingsScreens {
    @Test
    void drawsTheSettings() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Path.of("assets", "demo", "demo-cnn.pth"));
            kit.select("state_dict.conv1.weight");
            new FxRobot().push(KeyCode.CONTROL, KeyCode.COMMA);
            kit.settle();
            kit.picture("settings");
            WindowKit.run(() -> kit.theme.toggle());
            kit.picture("settings-dark");
            new FxRobot().push(KeyCode.ESCAPE);
            WindowKit.run(() -> kit.theme.toggle());
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.picture("settings-closed");
        }
    }
}
