package org.tensorloupe.ui.code;

import java.util.function.Supplier;

/// A long list as a text: all findings, all metadata, all imports.
///
/// @param title what it lists
/// @param language what colours it, such as `JSON`; empty for none
/// @param text makes the text; any thread but the JavaFX one
public record Listing(String title, String language, Supplier<String> text) {}
