package org.tensorloupe.ui.main;

import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// A frame over the window while something is dragged over it: what can be opened, or why that cannot.
final class DropFrame extends StackPane {
    private static final Texts TEXTS = Texts.of(DropFrame.class);
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Predicate<Dragboard> open;
    private final Label words = Parts.label(TEXTS.get("drop.open", 1), "semibold");

    /// @param target where files may be dropped
    /// @param open opens what was dropped; tells whether it could
    DropFrame(Node target, Predicate<Dragboard> open) {
        this.open = open;
        getStyleClass().add("drop-frame");
        getChildren().setAll(words);
        setMouseTransparent(true);
        setVisible(false);
        target.setOnDragOver(this::over);
        target.setOnDragExited(_ -> setVisible(false));
        target.setOnDragDropped(this::drop);
    }

    private void over(DragEvent drag) {
        Dragboard board = drag.getDragboard();
        boolean files = board.hasFiles();
        boolean opens = files || isAddress(board) || (board.hasString() && !board.hasUrl());
        if (opens) {
            drag.acceptTransferModes(TransferMode.COPY);
        }
        if (!isVisible()) {
            int count = files ? board.getFiles().size() : 1;
            words.setText(opens ? TEXTS.get("drop.open", count) : TEXTS.get("drop.refused"));
            pseudoClassStateChanged(REFUSED, !opens);
            setVisible(true);
        }
        drag.consume();
    }

    private static boolean isAddress(Dragboard board) {
        return board.hasUrl() && String.valueOf(board.getUrl()).startsWith("file:");
    }

    private void drop(DragEvent drag) {
        setVisible(false);
        drag.setDropCompleted(open.test(drag.getDragboard()));
        drag.consume();
    }
}
