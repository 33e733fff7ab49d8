package org.tensorloupe.ui.main;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Region;

/// Draws screens in other languages, regions and scripts into `target/screenshots` to be looked at.
/// It runs only when asked for by name.
class AtHomeScreens {
    @Test
    void drawsOtherRegions() {
        for (String tag : List.of("de-DE", "fr-FR", "ar-EG")) {
            try (Region _ = Region.numbers(tag);
                    WindowKit kit = WindowKit.show(List.of())) {
                kit.open(Places.fixture("resnet18-small.pth"));
                kit.select("conv1.weight");
                kit.picture("region-" + tag + "-filters");
                kit.select("fc.weight");
                kit.picture("region-" + tag + "-heatmap");
                table(kit, "region-" + tag + "-table");
            }
        }
    }

    @Test
    void drawsLongerWords() {
        try (Pseudo _ = new Pseudo();
                WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.select("conv1.weight");
            kit.picture("pseudo-filters");
            kit.select("fc.weight");
            kit.picture("pseudo-heatmap");
            for (String view : List.of("Histogram", "Channels")) {
                view(kit, view);
                kit.picture("pseudo-" + view);
            }
            table(kit, "pseudo-table");
        }
    }

    @Test
    void drawsOtherScripts() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.names());
            WindowKit.run(() -> kit.pane().tree().open(0));
            kit.picture("scripts-root");
            kit.select("מודל.שכבה.משקל.bias");
            kit.picture("scripts-hebrew");
            kit.select("نموذج.طبقة.وزن");
            WindowKit.run(() -> kit.theme.toggle());
            kit.picture("scripts-arabic-dark");
            WindowKit.run(() -> kit.theme.toggle());
            kit.select("hostile.gpj\u202eexe");
            kit.picture("scripts-hostile");
            WindowKit.run(() -> kit.search("שכבה"));
            kit.settle();
            kit.picture("scripts-search");
            WindowKit.run(() -> kit.search(""));
            table(kit, "scripts-table");
        }
    }

    private static void view(WindowKit kit, String name) {
        WindowKit.run(() ->
                kit.scene().getRoot().lookupAll(".view-tab").stream()
                        .map(javafx.scene.control.ToggleButton.class::cast)
                        .filter(tab ->
                                tab.getText().contains(name)
                                        || tab.getText().equals(Pseudo.of(name)))
                        .forEach(javafx.scene.control.ToggleButton::fire));
        kit.settle();
    }

    private static void table(WindowKit kit, String name) {
        turn(kit);
        kit.picture(name);
        turn(kit);
    }

    private static void turn(WindowKit kit) {
        WindowKit.run(() -> kit.pane().turnLayout());
        kit.settle();
    }
}
