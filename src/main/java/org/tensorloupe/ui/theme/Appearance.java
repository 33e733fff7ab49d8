package org.tensorloupe.ui.theme;

import javafx.beans.property.ReadOnlyBooleanProperty;

/// What drawing code must know of the theme. JavaFX thread only.
public interface Appearance {
    /// Whether the window is dark now. It changes after the style sheets have been exchanged.
    ReadOnlyBooleanProperty darkProperty();

    /// Family for words.
    String sans();

    /// Family for numbers, shapes, indices and code; all its digits are equally wide.
    String mono();
}
