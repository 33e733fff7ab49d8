package org.tensorloupe.testkit;

import javafx.scene.robot.Robot;

/// Windows that a test has closed.
public final class ClosedWindows {
    private ClosedWindows() {}

    /// Lets them go. The robot of JavaFX's Headless platform keeps the window it acted on last, and each
    /// window the robot of its time, so that one robot keeps all windows of all tests; a new one keeps
    /// none. JavaFX thread.
    public static void forget() {
        var _ = new Robot();
    }
}
