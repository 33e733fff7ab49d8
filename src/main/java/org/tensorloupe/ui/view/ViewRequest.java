package org.tensorloupe.ui.view;

/// Something of the tensor in front that is to be looked at, asked for from elsewhere in the window.
public sealed interface ViewRequest {
    /// One element.
    ///
    /// @param position flat, in row-major order of the tensor's numbers
    record Element(long position) implements ViewRequest {}

    /// How the values are distributed.
    record Distribution() implements ViewRequest {}
}
