package org.tensorloupe.format.gguf;

/// A text of the metadata.
///
/// @param start its beginning
/// @param offset where it begins in the file
/// @param length all its bytes
record GgufText(String start, long offset, long length) {}
