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

/// The keys, over the window; Esc or a click beside it closes it.
final class KeysPage extends StackPane {
    private static final Texts TEXTS = Texts.of(KeysPage.class);
    private static final String[][] LEFT = {
        {"Window", ""},
        {"Ctrl O", "Open files"},
        {"Ctrl Shift O", "Open a folder"},
        {"Ctrl Shift N", "New window"},
        {"Ctrl V", TEXTS.get("key.paste")},
        {"Ctrl W", "Close the file"},
        {"Ctrl Shift T", TEXTS.get("key.reopen")},
        {"Ctrl Tab", "Next file"},
        {"Ctrl Shift PgUp PgDn", TEXTS.get("key.move.tab")},
        {"Ctrl E", "Export"},
        {"Ctrl S", "Save the picture or table in front"},
        {"Ctrl Shift C", "Copy the picture in front"},
        {"F5", TEXTS.get("key.reload")},
        {"F9", "Details pane"},
        {"Ctrl Shift L", "Light or dark"},
        {"Ctrl ,", "Settings"},
        {"F1", "About, licences"},
        {"?", "This page"},
    };
    private static final String[][] RIGHT = {
        {"Tensors", ""},
        {"Ctrl F", "Search names, or a text in front"},
        {"F3", "Next place in a text"},
        {"Esc", "Clear the search"},
        {"↑ ↓", "Next row"},
        {"← →", "Close or open a group"},
        {"*", "Open all below"},
        {"Ctrl ←", "Close all groups"},
        {"Ctrl T", "Tree or table"},
        {"Enter", "Open the tensor of a row of the table"},
        {"Ctrl C", "Copy the selected rows of the table"},
        {"Alt ← →", "Back, forward"},
        {"Ctrl 1 … 4", "Views"},
    };

    /// @param about shows what the program is made of
    KeysPage(Runnable close, Runnable about) {
        HBox columns = new HBox(48, column(LEFT), column(RIGHT));
        HBox head =
                Parts.row(
                        8,
                        Parts.label("Keys", "page-title", "semibold"),
                        Parts.spring(),
                        Parts.small(
                                "fth-info",
                                TEXTS.get("keys.about"),
                                TEXTS.get("keys.about.tip"),
                                () -> {
                                    close.run();
                                    about.run();
                                }),
                        Parts.icon("fth-x", "Close", "Close (Esc)", close));
        VBox card = new VBox(12, head, columns);
        card.getStyleClass().add("keys-page");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.setOnMouseClicked(javafx.scene.input.MouseEvent::consume);
        setPadding(new Insets(24));
        setOnMouseClicked(_ -> close.run());
        setAlignment(Pos.CENTER);
        getChildren().setAll(card);
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
            text.setMinWidth(160);
            grid.add(text, 1, i);
        }
        return grid;
    }
}
