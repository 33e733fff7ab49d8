package org.tensorloupe.ui.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.main.FileTab.Notice;
import org.tensorloupe.ui.start.RecentFile;

/// Draws tabs, the start page and the bar above a changed file, light and dark, to be looked at. It
/// runs only when asked for by name.
class FilesScreens {
    @TempDir private Path folder = Path.of("");

    private RecentFile recent(String name, String format, long size, long hours)
            throws IOException {
        Path path = Path.of(System.getProperty("user.home")).resolve(name);
        if (hours != 3 * 24) {
            Path here = folder.resolve("x" + hours).resolve(Path.of(name).getFileName());
            Files.createDirectories(here.getParent());
            path = Files.exists(here) ? here : Files.createFile(here);
        }
        Instant then = Instant.now().minus(hours, ChronoUnit.HOURS);
        return new RecentFile(path, format, size, then);
    }

    @Test
    void drawsTheStartPage() throws IOException {
        List<RecentFile> some =
                List.of(
                        recent("models/vision/resnet18.pth", "zip", 46_800_000, 0),
                        recent("runs/tinyllama-lora-step2500.pt", "zip", 3_590_000_000L, 1),
                        recent("m/tinyllama-1.1b.safetensors", "safetensors", 2_200_000_000L, 24),
                        recent(
                                "m/model.safetensors.index.json",
                                "sharded safetensors, 39 files",
                                93_400_000_000L,
                                25),
                        recent("m/face_encoder.bin", "zip", 3_470_000, 48),
                        recent("usb/unet-epoch-120.ckpt", "zip", 3_470_000, 3 * 24),
                        recent("m/pose_hrnet_w32.pth", "legacy", 114_000_000, 240),
                        recent("m/q4_k_m.gguf", "GGUF", 669_000_000, 900));
        try (WindowKit kit = WindowKit.show(some)) {
            kit.waitUntil("missing", () -> kit.scene().getRoot().lookup(".badge.warn") != null);
            both(kit, "files-start");
        }
        try (WindowKit kit = WindowKit.show(List.of())) {
            both(kit, "files-empty");
        }
        List<RecentFile> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String deep = "m/" + "a-very-long-folder-name-".repeat(5) + i + "/";
            many.add(recent(deep + "checkpoint-".repeat(9) + i + ".pth", "zip", 7_000L * i, i));
        }
        try (WindowKit kit = WindowKit.show(many)) {
            both(kit, "files-many");
            WindowKit.run(() -> kit.stage.setWidth(1024));
            both(kit, "files-many-narrow");
            WindowKit.run(() -> kit.stage.setWidth(1440));
        }
    }

    @Test
    void drawsTabsAndBars() throws IOException {
        try (WindowKit kit = WindowKit.show(List.of())) {
            for (int i = 0; i < 3; i++) {
                Path run = Files.createDirectories(folder.resolve("run" + i));
                kit.open(Files.copy(Places.fixture("halves.pth"), run.resolve("model.pth")));
            }
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.select("conv1.weight");
            FileTab front = kit.window.files().currentProperty().get();
            for (Notice notice :
                    List.of(
                            new Notice.Changed(),
                            new Notice.Writing(),
                            new Notice.Gone(),
                            new Notice.Reloading(),
                            new Notice.Refused(
                                    Problem.of(
                                            new org.tensorloupe.fault.FormatFault.CutShort(
                                                    "resnet18-small.pth",
                                                    46_800_000,
                                                    "the end of the archive"))))) {
                WindowKit.run(() -> front.noticeProperty().set(notice));
                both(kit, "files-" + notice.getClass().getSimpleName());
            }
            WindowKit.run(() -> front.noticeProperty().set(new Notice.None()));
            WindowKit.run(() -> kit.scene().getRoot().lookup(".drop-frame").setVisible(true));
            both(kit, "files-drop");
            WindowKit.run(() -> kit.scene().getRoot().lookup(".drop-frame").setVisible(false));
            WindowKit.run(kit::keys);
            both(kit, "files-keys");
            WindowKit.run(kit::keys);
            for (int i = 0; i < 26; i++) {
                Path file = folder.resolve("checkpoint-epoch-" + i + ".pth");
                kit.open(Files.copy(Places.fixture("halves.pth"), file));
            }
            both(kit, "files-30");
            var job =
                    kit.pane()
                            .document()
                            .save(
                                    "Saving new.safetensors",
                                    0,
                                    m -> {
                                        while (true) {
                                            m.advance(1);
                                            Thread.onSpinWait();
                                        }
                                    },
                                    _ -> {});
            WindowKit.run(() ->
                    kit.stage.fireEvent(
                            new javafx.stage.WindowEvent(
                                    kit.stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
            kit.picture("files-saving");
            WindowKit.run(kit.theme::toggle);
            kit.picture("files-saving-dark");
            WindowKit.run(kit.theme::toggle);
            job.cancel();
        }
    }

    @Test
    void drawsPagesOfFilesThatAreNoCheckpoints() throws IOException {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Files.writeString(folder.resolve("distutils-precedence.pth"), "import os\n"));
            both(kit, "files-path-file");
            kit.open(Places.fixture("html.pth"));
            both(kit, "files-stand-in");
            kit.open(Places.fixture("strangers/onnx.onnx"));
            both(kit, "files-onnx");
            kit.open(Places.fixture("strangers/unknown.bin"));
            both(kit, "files-unknown");
            kit.open(Places.fixture("strangers/s3.xml"));
            both(kit, "files-long-title");
        }
    }

    private static void both(WindowKit kit, String name) {
        kit.picture(name);
        WindowKit.run(() -> kit.theme.toggle());
        kit.picture(name + "-dark");
        WindowKit.run(() -> kit.theme.toggle());
    }
}
