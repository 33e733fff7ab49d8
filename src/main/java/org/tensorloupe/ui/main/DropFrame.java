package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.tensorloupe.ui.files.NativeFileDialogs;
import org.tensorloupe.ui.theme.Parts;

/// A frame over the window while files are dragged over it.
final class DropFrame extends StackPane {
    private final Consumer<List<Path>> open;

    /// @param target where files may be dropped
    DropFrame(Node target, Consumer<List<Path>> open) {
        this.open = open;
        getStyleClass().add("drop-frame");
        getChildren().setAll(Parts.label("Drop to open", "semibold"));
        setMouseTransparent(true);
        setVisible(false);
        target.setOnDragOver(this::over);
        target.setOnDragExited(_ -> setVisible(false));
        target.setOnDragDropped(this::drop);
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            setVisible(true);
        }
        drag.consume();
    }

    private void drop(DragEvent drag) {
        setVisible(false);
        boolean files = drag.getDragboard().hasFiles();
        if (files) {
            open.accept(NativeFileDialogs.dropped(drag.getDragboard()));
        }
        drag.setDropCompleted(files);
        drag.consume();
    }
}
