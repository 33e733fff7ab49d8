package org.tensorloupe.ui.view;

import java.util.List;
import javafx.scene.layout.Region;
import org.tensorloupe.load.Document;
import org.tensorloupe.tensor.TensorInfo;

/// One live view. JavaFX thread only; it reads tensors in jobs of the document.
public interface TensorView {
    /// What stands below the view header; always the same node.
    Region node();

    /// Shows a tensor in place of the one before, whose jobs it cancels.
    ///
    /// @param document where the tensor is; the caller closes it, after another `show` or `clear`
    void show(Document document, TensorInfo tensor);

    /// Shows nothing and cancels all jobs.
    void clear();

    /// Which parts of the tensor are shown, to be written as code; may change at any time.
    default List<ShownSlice> slices() {
        return List.of();
    }

    /// Takes part in what the views of a document have in common; called once, before the first
    /// `show`. A view that is not told looks at its tensors alone.
    default void share(TensorLook look) {}

    /// Brings something of the tensor that is shown into view. Not called if the pane does not
    /// answer such a request.
    default void answer(ViewRequest request) {}

    /// Notes which part of the tensor is seen, and how.
    ///
    /// @return brings it back as far as another version of the same tensor has it; to be called while
    ///     that is shown
    default Runnable mark() {
        return () -> {};
    }

    /// What can be done with what is shown, for the menus of the window; may change with every
    /// `show`.
    default List<ViewCommand> commands() {
        return List.of();
    }
}
