package org.tensorloupe.ui.main;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// Draws the histogram of tensors that are hard to draw, light and dark, into `target/screenshots`
/// to be looked at. It runs only when asked for by name.
class HistogramScreens {
    private static final List<String> TENSORS =
            List.of(
                    "normal",
                    "outliers",
                    "four_axes",
                    "scalar",
                    "repeated",
                    "bfloat16",
                    "float8",
                    "uint8",
                    "int8",
                    "bool",
                    "int64_extremes",
                    "huge",
                    "tiny",
                    "all_nan",
                    "constant",
                    "zeros",
                    "sparse",
                    "empty",
                    "complex");

    @Test
    void drawsEveryTensor() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("histograms.pth"));
            for (String name : TENSORS) {
                kit.select(name);
                WindowKit.run(() -> kit.pane().centre().choose(2));
                kit.settle();
                kit.picture("histogram-" + name);
            }
            compare(kit);
            jump(kit);
        }
    }

    private static void compare(WindowKit kit) {
        kit.select("wide");
        push(kit, "Pin");
        kit.select("bfloat16");
        push(kit, "Pin");
        kit.select("repeated");
        push(kit, "Pin");
        kit.select("normal");
        WindowKit.run(() -> press(kit, KeyCode.D));
        kit.settle();
        new FxRobot().moveTo(kit.stage).moveTo(kit.scene().lookup(".histogram-plot"));
        kit.settle();
        both(kit, "histogram-lines");
        WindowKit.run(() -> press(kit, KeyCode.L));
        both(kit, "histogram-lines-log");
        push(kit, "Add…");
        WindowKit.run(() ->
                Window.getWindows().stream()
                        .filter(Popup.class::isInstance)
                        .forEach(w -> Snapshots.write(w.getScene(), "histogram-add")));
    }

    private static void jump(WindowKit kit) {
        kit.select("four_axes");
        WindowKit.run(() ->
                kit.scene().getRoot().lookupAll(".jump").stream()
                        .filter(node -> node.getAccessibleText().startsWith("min"))
                        .forEach(node ->
                                node.fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                KeyCode.ENTER,
                                                false,
                                                false,
                                                false,
                                                false))));
        kit.settle();
        both(kit, "histogram-jump");
        WindowKit.run(() -> kit.stage.setWidth(1024));
        WindowKit.run(() -> kit.pane().centre().choose(2));
        kit.settle();
        both(kit, "histogram-narrow");
        WindowKit.run(() -> kit.stage.setWidth(1440));
        Places.corpus()
                .ifPresent(folder -> {
                    kit.open(folder.resolve("files").resolve("3DDFA_V2__mb05_120x120.pth"));
                    kit.selectFirst(TensorNode.class);
                    kit.settle();
                    both(kit, "histogram-corpus");
                });
    }

    private static void push(WindowKit kit, String text) {
        new FxRobot().clickOn(text);
        kit.settle();
    }

    private static void press(WindowKit kit, KeyCode code) {
        Node plot = kit.scene().lookup(".histogram-plot");
        plot.requestFocus();
        plot.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void both(WindowKit kit, String name) {
        kit.picture(name);
        WindowKit.run(() -> kit.theme.toggle());
        kit.picture(name + "-dark");
        WindowKit.run(() -> kit.theme.toggle());
    }
}
