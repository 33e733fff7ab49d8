package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Text of another size in an open window.
class TextScaleTest {
    @AfterEach
    void backToTheUsualSize() {
        WindowKit.run(() -> TextScale.set(1));
    }

    private static void scale(WindowKit kit, double factor) {
        WindowKit.run(() -> TextScale.set(factor));
        kit.settle();
        WindowKit.run(() -> {
            kit.scene().getRoot().applyCss();
            kit.scene().getRoot().layout();
        });
    }

    private static <T extends Node> T find(WindowKit kit, Class<T> type, String selector) {
        return WindowKit.on(
                () -> type.cast(Objects.requireNonNull(kit.scene().getRoot().lookup(selector))));
    }

    @Test
    void rowsAndFontsFollowAndReturn() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.select("conv1.weight");
            TreeTableView<?> tree = find(kit, TreeTableView.class, ".outline");
            Button open = find(kit, Button.class, ".tool-strip .button");
            scale(kit, 1);
            List<String> usual = WindowKit.on(() -> List.copyOf(kit.scene().getStylesheets()));
            double height = WindowKit.on(open::getHeight);
            assertThat(tree.getFixedCellSize()).isEqualTo(24);
            assertThat(find(kit, Text.class, ".outline .hit-text").getFont().getSize())
                    .isEqualTo(12);

            scale(kit, 1.5);
            assertThat(tree.getFixedCellSize()).isEqualTo(32);
            assertThat(find(kit, Text.class, ".outline .hit-text").getFont().getSize())
                    .isEqualTo(18);
            assertThat(WindowKit.on(open::getHeight)).isEqualTo(height + 8);

            scale(kit, 1);
            assertThat(tree.getFixedCellSize()).isEqualTo(24);
            assertThat(WindowKit.on(() -> kit.scene().getStylesheets())).isEqualTo(usual);
            assertThat(WindowKit.on(open::getHeight)).isEqualTo(height);
        }
    }

    @Test
    void theTableAndItsColumnsFollow() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            WindowKit.run(() -> kit.pane().turnLayout());
            kit.settle();
            TableView<?> table = find(kit, TableView.class, ".tensor-table");
            int columns = WindowKit.on(() -> table.getColumns().size());
            double width = WindowKit.on(() -> table.getColumns().get(1).getWidth());

            scale(kit, 1.5);
            assertThat(table.getFixedCellSize()).isEqualTo(32);
            assertThat(WindowKit.on(() -> table.getColumns().get(1).getWidth()))
                    .isEqualTo(width * 1.5);
            assertThat(WindowKit.on(() -> table.getColumns().size())).isLessThan(columns);
        }
    }

    @Test
    void menusAndTooltipsThatOpenLaterHaveTheSize() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            scale(kit, 2);
            ContextMenu menu = WindowKit.on(() -> ThemeMenu.of(kit.theme));
            WindowKit.run(() -> menu.show(kit.stage));
            kit.settle();
            Label item =
                    WindowKit.on(
                            () -> (Label) menu.getScene().getRoot().lookup(".menu-item > .label"));
            assertThat(item.getFont().getSize()).isEqualTo(26);
            WindowKit.run(menu::hide);

            var tip = WindowKit.on(() -> Parts.tip("tip"));
            WindowKit.run(() -> tip.show(kit.stage));
            kit.settle();
            assertThat(WindowKit.on(() -> tip.getFont().getSize())).isEqualTo(24);
            WindowKit.run(tip::hide);
        }
    }

    @Test
    void theTreeKeepsItsWidthForTheUsualSize() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            kit.open(Places.fixture("resnet18-small.pth"));
            Region tree = WindowKit.on(() -> kit.pane().tree());
            scale(kit, 1);
            double usual = WindowKit.on(tree::getWidth);
            scale(kit, 1.25);
            assertThat(WindowKit.on(tree::getWidth)).isCloseTo(usual * 1.25, within(1.0));
            WindowKit.run(() -> {
                kit.pane().turnLayout();
                kit.pane().turnLayout();
            });
            scale(kit, 1);
            assertThat(WindowKit.on(tree::getWidth)).isEqualTo(usual);
        }
    }

    @Test
    void whatIsHigherThanTheWindowScrollsToItsEnd() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            WindowKit.run(() -> {
                kit.keys();
                kit.stage.setHeight(800);
            });
            scale(kit, 1);
            ScrollBar bar = find(kit, ScrollBar.class, ".keys-over .scroll-bar");
            assertThat(bar.isVisible()).isFalse();

            scale(kit, 2);
            assertThat(bar.isVisible()).isTrue();
            WindowKit.run(() -> bar.setValue(bar.getMax()));
            kit.settle();
            double end =
                    WindowKit.on(() -> {
                        Node card = kit.scene().getRoot().lookup(".keys-page");
                        return card.localToScene(card.getLayoutBounds()).getMaxY();
                    });
            assertThat(end).isLessThan(WindowKit.on(() -> kit.scene().getHeight()));
        }
    }

    @Test
    void controlsWithoutRoomAreInTheMenuOfTheirRow() {
        try (WindowKit kit = WindowKit.show(List.of())) {
            WindowKit.run(() -> kit.stage.setWidth(1280));
            kit.open(Places.fixture("resnet18-small.pth"));
            kit.select("conv1.weight");
            scale(kit, 2);
            for (Node row : WindowKit.on(() -> kit.scene().getRoot().lookupAll(".control-row"))) {
                List<Node> shown =
                        ((Region) row)
                                .getChildrenUnmodifiable().stream()
                                        .filter(Node::isVisible)
                                        .sorted(Comparator.comparingDouble(Node::getLayoutX))
                                        .toList();
                for (int i = 1; i < shown.size(); i++) {
                    assertThat(shown.get(i).getLayoutX())
                            .isGreaterThanOrEqualTo(shown.get(i - 1).getBoundsInParent().getMaxX());
                }
            }
        }
    }

    @Test
    void takesNoSizeBeyondItsBounds() {
        assertThatThrownBy(() -> TextScale.set(3.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextScale.set(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TextScale.factor()).isEqualTo(1);
    }
}
