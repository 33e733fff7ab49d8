package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.start.RecentFile;

/// Draws every screen, light and dark, into `target/screenshots` to be looked at. It runs only
/// when asked for by name. `assets/screenshots` has the README's from here.
class Screens {
    @Test
    void drawsEveryScreen() {
        Instant now = Instant.now();
        List<RecentFile> recent =
                List.of(
                        new RecentFile(
                                Places.fixture("resnet18-small.pth"), "zip", 46_800_000, now),
                        new RecentFile(
                                Path.of("/media/usb/segmentation/unet-epoch-120.ckpt"),
                                "zip",
                                3_470_000,
                                now.minus(1, ChronoUnit.DAYS)),
                        new RecentFile(
                                Path.of(System.getProperty("user.home"), "models/pose_w32.pth"),
                                "legacy",
                                114_000_000,
                                now.minus(20, ChronoUnit.DAYS)));
        try (WindowKit kit = WindowKit.show(recent)) {
            both(kit, "start");
            kit.open(Path.of("assets", "demo", "demo-cnn.pth"));
            kit.select("state_dict.conv1.weight");
            both(kit, "filters");
            kit.select("state_dict.fc.weight");
            both(kit, "heatmap");
            kit.open(Places.fixture("resnet18-small.pth"));
            both(kit, "root");
            kit.select("conv1.weight");
            both(kit, "tensor");
            kit.select("fc.weight");
            both(kit, "matrix");
            WindowKit.run(kit::keys);
            both(kit, "keys");
            WindowKit.run(kit::keys);
            kit.open(Places.fixture("html.pth"));
            both(kit, "error");
            kit.open(Places.fixture("training.pth"));
            both(kit, "training");
            kit.open(Places.fixture("structure.pth"));
            both(kit, "structure");
            kit.open(Places.fixture("halves.pth"));
            both(kit, "halves");
            kit.open(Places.fixture("legacy-module.pth"));
            kit.selectFirst(TextNode.class);
            both(kit, "text");
            kit.selectFirst(ObjectNode.class);
            both(kit, "object");
            kit.open(Places.fixture("transformer-tied.pth"));
            WindowKit.run(() -> kit.search("weight"));
            both(kit, "search");
            WindowKit.run(() -> kit.search(""));
            WindowKit.run(() -> kit.stage.setWidth(1024));
            both(kit, "narrow");
            WindowKit.run(() -> kit.stage.setWidth(1440));
            Places.corpus()
                    .ifPresent(folder -> {
                        kit.open(folder.resolve("files").resolve("aegnn__last.ckpt"));
                        both(kit, "long");
                    });
        }
    }

    private static void both(WindowKit kit, String name) {
        kit.picture(name);
        WindowKit.run(() -> kit.theme.toggle());
        kit.picture(name + "-dark");
        WindowKit.run(() -> kit.theme.toggle());
    }
}
