package org.tensorloupe.ui.about;

import java.io.IOException;

/// Something that ships with the program.
///
/// @param name as its makers call it, or its artifact
/// @param version empty if it has none of its own
/// @param licence SPDX identifier, or a few words
/// @param text where the text of the licence is
public record Component(String name, String version, String licence, Text text) {
    /// A text that is read when somebody wants to read it.
    @FunctionalInterface
    public interface Text {
        /// The whole text; not on the JavaFX thread.
        String read() throws IOException;
    }
}
