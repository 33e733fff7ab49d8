package org.tensorloupe.ui.code;

/// A part of a line that has a colour of its own.
///
/// @param from first character within the line
/// @param to character after the last
record Token(int from, int to, Kind kind) {
    /// What it is in the language.
    enum Kind {
        /// A word of the language.
        KEYWORD,
        /// A text in quotes.
        STRING,
        /// The name of a member of a JSON object.
        KEY,
        /// A number.
        NUMBER,
        /// A comment.
        COMMENT
    }
}
