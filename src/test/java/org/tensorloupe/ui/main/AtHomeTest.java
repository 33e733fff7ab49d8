package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.testkit.Region;

/// The window with names in any script, in other regions, and with the longer words of another
/// language.
class AtHomeTest {
    private final List<Throwable> thrown = new ArrayList<>();

    @BeforeEach
    void listen() {
        WindowKit.show(List.of()).close();
        WindowKit.run(() ->
                Thread.currentThread()
                        .setUncaughtExceptionHandler((_, cause) -> thrown.add(cause)));
    }

    @AfterEach
    void nothingWasThrown() {
        WindowKit.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        assertThat(thrown).isEmpty();
    }

    @Test
    void namesInAnyScriptLeaveTheColumnsWhereTheyAre() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.names());
            WindowKit.run(() -> kit.pane().tree().open(0));
            kit.settle();
            Set<Double> names = edges(kit, ".hit-label", true);
            Set<Double> shapes = edges(kit, ".figure-cell", false);
            Set<Double> sizes = edges(kit, ".size-text", false);
            assertThat(names).as("left edges of names, by level").hasSizeBetween(1, 2);
            assertThat(shapes).hasSize(1);
            assertThat(sizes).hasSize(1);
            for (String name :
                    List.of("שכבה.0.משקל", "مدل.می\u200cخواهم.weight", "hostile.gpj\u202eexe")) {
                kit.select(name);
                assertThat(kit.pane().selectedId()).isPositive();
                assertThat(edges(kit, ".figure-cell", false)).isEqualTo(shapes);
            }
            WindowKit.run(() -> kit.pane().turnLayout());
            kit.settle();
            assertThat(kit.pane().table().names()).hasSize(18);
            assertThat(edges(kit, ".tensor-table .size-text", false)).hasSize(1);
        }
    }

    @Test
    void noControlCharacterReachesTheWindow() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.names());
            kit.select("hostile.gpj\u202eexe");
            List<String> texts =
                    WindowKit.on(() ->
                            kit.pane().lookupAll(".text").stream()
                                    .map(node -> ((Text) node).getText())
                                    .toList());
            assertThat(texts).anyMatch(text -> text.contains("gpj\uFFFDexe"));
            assertThat(texts)
                    .noneMatch(text -> text.matches("(?s).*[\u202A-\u202E\u2066-\u2069].*"));
        }
    }

    @Test
    void numbersFollowTheRegionAndAreTypedInIt() {
        try (Region _ = Region.numbers("de-DE");
                WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.select("fc.weight");
            assertThat(shown(kit)).contains("1,60 kB", "1.600", "−0,6482");
            WindowKit.run(() -> {
                TextField low =
                        kit.pane().lookupAll(".small-field").stream()
                                .map(TextField.class::cast)
                                .findFirst()
                                .orElseThrow();
                low.setText("-0,25");
                low.fireEvent(new ActionEvent());
            });
            kit.settle();
            assertThat(fields(kit)).contains("−0,2500");
        }
    }

    @Test
    void longerWordsFindRoom() {
        try (Pseudo _ = new Pseudo();
                WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            for (String name : List.of("conv1.weight", "fc.weight")) {
                kit.select(name);
                assertThat(shown(kit)).anyMatch(Pseudo::isIn);
                assertThat(cutButtons(kit)).isEmpty();
            }
            WindowKit.run(() -> kit.pane().turnLayout());
            kit.settle();
            assertThat(cutButtons(kit)).isEmpty();
        }
    }

    private static Set<Double> edges(WindowKit kit, String selector, boolean left) {
        return WindowKit.on(() -> {
            Set<Double> edges = new TreeSet<>();
            for (Node node : kit.pane().lookupAll(selector)) {
                Bounds bounds = node.localToScene(node.getLayoutBounds());
                if (isSeen(node) && node.getScene() != null && !text(node).isEmpty()) {
                    edges.add((double) Math.round(left ? bounds.getMinX() : bounds.getMaxX()));
                }
            }
            return edges;
        });
    }

    private static String text(Node node) {
        return node instanceof Labeled labeled
                ? String.valueOf(labeled.getText())
                : String.valueOf(node.getAccessibleText());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> shown(WindowKit kit) {
        return WindowKit.on(() ->
                kit.pane().lookupAll(".label").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList());
    }

    private static List<String> fields(WindowKit kit) {
        return WindowKit.on(() ->
                kit.pane().lookupAll(".small-field").stream()
                        .map(node -> ((TextField) node).getText())
                        .toList());
    }

    /// Buttons whose words are not all seen, or that lie outside the window.
    private static List<String> cutButtons(WindowKit kit) {
        return WindowKit.on(() -> {
            List<String> cut = new ArrayList<>();
            double right = kit.scene().getWidth();
            for (Node node : kit.pane().lookupAll("*")) {
                if ((node instanceof Button || node instanceof ToggleButton) && isSeen(node)) {
                    Labeled button = (Labeled) node;
                    Node text = button.lookup(".text");
                    boolean whole =
                            !(text instanceof Text words)
                                    || button.getContentDisplay()
                                            == javafx.scene.control.ContentDisplay.GRAPHIC_ONLY
                                    || words.getText().equals(button.getText());
                    Bounds bounds = button.localToScene(button.getLayoutBounds());
                    if (!whole || bounds.getMaxX() > right) {
                        cut.add(button.getText() + " " + bounds);
                    }
                }
            }
            return cut;
        });
    }
}
