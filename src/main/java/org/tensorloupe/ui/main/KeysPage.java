package org.tensorloupe.ui.main;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.Scrolling;
import org.tensorloupe.ui.theme.TextScale;

/// The keys, over the window; Esc or a click beside it closes it.
final class KeysPage extends StackPane {
    private static final Texts TEXTS = Texts.of(KeysPage.class);
    private static final String[][] LEFT = {
        {TEXTS.get("keys.window"), ""},
        {TEXTS.get("cap.open"), TEXTS.get("key.open")},
        {TEXTS.get("cap.folder"), TEXTS.get("key.folder")},
        {TEXTS.get("cap.window"), TEXTS.get("key.window")},
        {TEXTS.get("cap.paste"), TEXTS.get("key.paste")},
        {TEXTS.get("cap.close"), TEXTS.get("key.close")},
        {TEXTS.get("cap.reopen"), TEXTS.get("key.reopen")},
        {TEXTS.get("cap.next"), TEXTS.get("key.next")},
        {TEXTS.get("cap.move"), TEXTS.get("key.move.tab")},
        {TEXTS.get("cap.export"), TEXTS.get("key.export")},
        {TEXTS.get("cap.save"), TEXTS.get("key.save")},
        {TEXTS.get("cap.copy.picture"), TEXTS.get("key.copy.picture")},
        {"F5", TEXTS.get("key.reload")},
        {"F9", TEXTS.get("key.details")},
        {TEXTS.get("cap.theme"), TEXTS.get("key.theme")},
        {TEXTS.get("cap.settings"), TEXTS.get("key.settings")},
        {"F1", TEXTS.get("key.about")},
        {"?", TEXTS.get("key.keys")},
    };
    private static final String[][] RIGHT = {
        {TEXTS.get("keys.tensors"), ""},
        {TEXTS.get("cap.search"), TEXTS.get("key.search")},
        {"F3", TEXTS.get("key.place")},
        {TEXTS.get("cap.clear"), TEXTS.get("key.clear")},
        {"↑ ↓", TEXTS.get("key.move.row")},
        {"← →", TEXTS.get("key.group")},
        {"*", TEXTS.get("key.unfold")},
        {TEXTS.get("cap.fold"), TEXTS.get("key.fold")},
        {TEXTS.get("cap.table"), TEXTS.get("key.table")},
        {TEXTS.get("cap.row"), TEXTS.get("key.row")},
        {TEXTS.get("cap.copy.rows"), TEXTS.get("key.copy.rows")},
        {TEXTS.get("cap.history"), TEXTS.get("key.history")},
        {TEXTS.get("cap.views"), TEXTS.get("key.views")},
    };

    /// @param about shows what the program is made of
    KeysPage(Runnable close, Runnable about) {
        HBox columns = new HBox(48, column(LEFT), column(RIGHT));
        HBox head =
                Parts.row(
                        8,
                        Parts.label(TEXTS.get("keys.title"), "page-title", "semibold"),
                        Parts.spring(),
                        Parts.small(
                                "fth-info",
                                TEXTS.get("keys.about"),
                                TEXTS.get("keys.about.tip"),
                                () -> {
                                    close.run();
                                    about.run();
                                }),
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("keys.close"),
                                TEXTS.get("keys.close.tip"),
                                close));
        VBox card = new VBox(12, head, columns);
        card.getStyleClass().add("keys-page");
        getStyleClass().add("keys-over");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.setOnMouseClicked(javafx.scene.input.MouseEvent::consume);
        StackPane over = new StackPane(card);
        over.setPadding(new Insets(24));
        over.setOnMouseClicked(_ -> close.run());
        over.setAlignment(Pos.CENTER);
        getChildren().setAll(new Scrolling(over));
    }

    private static GridPane column(String[][] keys) {
        GridPane grid = new GridPane(16, 8);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i][1].isEmpty()) {
                grid.add(Parts.label(keys[i][0], "section-title", "semibold"), 0, i, 2, 1);
                continue;
            }
            Label key = Parts.label(keys[i][0], "keycap");
            key.setMinWidth(USE_PREF_SIZE);
            grid.add(key, 0, i);
            Label text = Parts.label(keys[i][1], "value");
            TextScale.bind(160, text.minWidthProperty());
            grid.add(text, 1, i);
        }
        return grid;
    }
}
