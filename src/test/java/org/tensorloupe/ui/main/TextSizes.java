package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.start.RecentFile;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.testfx.api.FxRobot;

/// Draws screens in several sizes of text, in a window of 1280 by 800, into `target/screenshots` to
/// be looked at. It runs only when asked for by name.
class TextSizes {
    private int percent;

    @Test
    void drawsTheScreensAtEachSize() {
        for (int size : new int[] {100, 125, 150, 200}) {
            percent = size;
            try (WindowKit kit =
                    WindowKit.show(
                            List.of(
                                    recent(Places.fixture("resnet18-small.pth")),
                                    recent(Path.of("/media/usb/unet-epoch-120.ckpt"))))) {
                WindowKit.run(() -> {
                    TextScale.set(percent / 100.0);
                    kit.stage.setWidth(1280);
                    kit.stage.setHeight(800);
                });
                kit.settle();
                draw(kit);
            } finally {
                WindowKit.run(() -> TextScale.set(1));
            }
        }
    }

    private static RecentFile recent(Path path) {
        return new RecentFile(path, "zip", 46_800_000, Instant.EPOCH);
    }

    private void draw(WindowKit kit) {
        picture(kit, "start");
        WindowKit.run(() -> fire(kit, "settings"));
        picture(kit, "settings");
        WindowKit.run(() -> popUp(kit, ".settings-card .combo-box"));
        windows(kit, "combo");
        WindowKit.run(() -> fire(kit, "settings"));
        WindowKit.run(() -> kit.window.help().about());
        kit.settle();
        picture(kit, "about");
        new FxRobot().type(KeyCode.ESCAPE);
        WindowKit.run(kit::keys);
        picture(kit, "keys");
        WindowKit.run(kit::keys);
        kit.open(Places.fixture("html.pth"));
        picture(kit, "error");
        kit.open(Path.of("assets", "demo", "demo-cnn.pth"));
        kit.select("state_dict");
        picture(kit, "group");
        kit.select("state_dict.conv1.weight");
        views(kit, "conv");
        kit.open(Places.fixture("resnet18-small.pth"));
        kit.select("fc.weight");
        views(kit, "fc");
        WindowKit.run(() -> fire(kit, "more"));
        windows(kit, "row");
        new FxRobot().type(KeyCode.F9);
        kit.settle();
        picture(kit, "details");
        new FxRobot().type(KeyCode.F9);
        kit.settle();
        WindowKit.run(() -> kit.pane().turnLayout());
        kit.settle();
        picture(kit, "table");
        WindowKit.run(() -> kit.theme.toggle());
        picture(kit, "table-dark");
        WindowKit.run(() -> kit.theme.toggle());
        WindowKit.run(() -> kit.pane().turnLayout());
        WindowKit.run(() -> kit.search("weight"));
        kit.settle();
        picture(kit, "search");
        WindowKit.run(() -> kit.search(""));
        tip(kit);
        kit.open(Places.fixture("legacy-module.pth"));
        kit.selectFirst(TextNode.class);
        picture(kit, "text");
        kit.selectFirst(ObjectNode.class);
        picture(kit, "object");
        kit.open(Places.fixture("structure.pth"));
        picture(kit, "structure");
    }

    private void views(WindowKit kit, String name) {
        for (Node node : List.copyOf(kit.scene().getRoot().lookupAll(".view-tab"))) {
            if (node instanceof ToggleButton tab && !tab.isDisabled()) {
                WindowKit.run(tab::fire);
                kit.settle();
                String view = tab.getText().toLowerCase(Locale.ROOT);
                picture(kit, name + "-" + view);
                if (view.equals("filters") || view.equals("heatmap")) {
                    WindowKit.run(() -> kit.theme.toggle());
                    kit.settle();
                    picture(kit, name + "-" + view + "-dark");
                    WindowKit.run(() -> kit.theme.toggle());
                }
            }
        }
    }

    private void tip(WindowKit kit) {
        WindowKit.run(() -> {
            Parts.tip("conv1.weight\n64×3×7×7 · float32").show(kit.stage);
            ContextMenu menu = ThemeMenu.of(kit.theme);
            menu.show(kit.stage);
        });
        windows(kit, "popup");
    }

    private void picture(WindowKit kit, String name) {
        kit.picture("size-" + percent + "-" + name);
    }

    private void windows(WindowKit kit, String name) {
        kit.settle();
        WindowKit.run(() -> {
            int i = 0;
            for (Window window : List.copyOf(Window.getWindows())) {
                if (window instanceof PopupWindow popup) {
                    Snapshots.write(popup.getScene(), "size-" + percent + "-" + name + i++);
                    popup.hide();
                }
            }
        });
    }

    private static void popUp(WindowKit kit, String selector) {
        Node node = Objects.requireNonNull(kit.scene().getRoot().lookup(selector));
        ((ComboBox<?>) node).show();
    }

    private static void fire(WindowKit kit, String what) {
        kit.scene().getRoot().lookupAll(".button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> button.getAccessibleText() != null)
                .filter(button ->
                        button.getAccessibleText().toLowerCase(Locale.ROOT).startsWith(what))
                .findFirst()
                .ifPresent(ButtonBase::fire);
    }
}
