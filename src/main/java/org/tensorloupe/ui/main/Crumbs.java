package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Outline;

/// The path of the selected node; a click selects a group above it. Where it does not fit, its
/// first levels fold into "…" with a menu.
final class Crumbs extends HBox {
    private static final Texts TEXTS = Texts.of(Crumbs.class);

    private static final double SEPARATOR = 20;
    private static final double DOTS = 24;
    private static final double LONGEST = 200;

    private final Outline outline;
    private final IntConsumer select;
    private List<Integer> path = List.of();
    private int folded = -1;

    Crumbs(Outline outline, IntConsumer select) {
        this.outline = outline;
        this.select = select;
        getStyleClass().add("crumbs");
        setMinWidth(0);
        Rectangle window = new Rectangle();
        window.widthProperty().bind(widthProperty());
        window.heightProperty().bind(heightProperty());
        setClip(window);
        widthProperty().subscribe(_ -> refold());
        TextScale.follow(this, this::refold);
    }

    void show(int id) {
        path = outline.path(id);
        folded = -1;
        refold();
    }

    private void refold() {
        int fold = levelsToFold();
        if (fold == folded && !getChildren().isEmpty()) {
            return;
        }
        folded = fold;
        List<Node> parts = new ArrayList<>();
        if (fold > 0) {
            parts.add(dots(path.subList(0, fold)));
        }
        for (int i = fold; i < path.size(); i++) {
            if (!parts.isEmpty()) {
                parts.add(separator());
            }
            parts.add(i == path.size() - 1 ? here(path.get(i)) : crumb(path.get(i)));
        }
        getChildren().setAll(parts);
    }

    /// As few as needed, but never the last two.
    private int levelsToFold() {
        double room = getWidth() - 16;
        if (room <= 0) {
            return 0;
        }
        double all = 0;
        int kept = 0;
        for (int i = path.size() - 1; i >= 0; i--) {
            all += Math.min(TextScale.px(LONGEST), width(path.get(i))) + TextScale.px(SEPARATOR);
            boolean fits = all + (i > 0 ? TextScale.px(DOTS) : -TextScale.px(SEPARATOR)) <= room;
            if (!fits && kept >= 1) {
                return i + 1;
            }
            kept++;
        }
        return 0;
    }

    private double width(int id) {
        return 7.2 * TextScale.factor() * outline.label(id).length();
    }

    private String key(int id) {
        return Names.shown(outline.label(id));
    }

    private Button crumb(int id) {
        Button button = new Button(key(id));
        button.getStyleClass().add("crumb");
        button.setMnemonicParsing(false);
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setMinWidth(Region.USE_PREF_SIZE);
        TextScale.bind(LONGEST, button.maxWidthProperty());
        button.setOnAction(_ -> select.accept(id));
        return button;
    }

    private Label here(int id) {
        return Parts.label(key(id), "crumb-here", "semibold");
    }

    private Button dots(List<Integer> hidden) {
        Button button = new Button("…");
        button.getStyleClass().add("crumb");
        button.setAccessibleText(TEXTS.get("nav.levels"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> menu(hidden).show(button, Side.BOTTOM, 0, 4));
        return button;
    }

    private ContextMenu menu(List<Integer> hidden) {
        ContextMenu menu = new ContextMenu();
        for (int id : hidden) {
            MenuItem item = new MenuItem(key(id));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> select.accept(id));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static FontIcon separator() {
        FontIcon icon = new FontIcon("fth-chevron-right");
        icon.getStyleClass().addAll("icon-12", "crumb-sep");
        return icon;
    }

    /// The visible words, for tests.
    List<String> words() {
        return getChildren().stream()
                .filter(javafx.scene.control.Labeled.class::isInstance)
                .map(node -> ((javafx.scene.control.Labeled) node).getText())
                .toList();
    }
}
