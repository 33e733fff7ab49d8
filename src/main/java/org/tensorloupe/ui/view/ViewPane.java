package org.tensorloupe.ui.view;

import java.util.Optional;
import org.tensorloupe.tensor.TensorInfo;

/// A way to look at a tensor: one tab of the view header. Stateless.
public interface ViewPane {
    /// The tab's word: `Filters`.
    String title();

    /// Why this view does not fit a tensor, for people: `The tensor has 2 axes`; empty if it fits.
    Optional<String> whyNot(TensorInfo tensor);

    /// Whether its view can show what is asked for; see [TensorView#answer(ViewRequest)].
    default boolean answers(ViewRequest request) {
        return false;
    }

    /// A new view. JavaFX thread.
    ///
    /// @param context the window, as long as the view lives
    TensorView create(ViewContext context);
}
