package org.tensorloupe.model;

/// A class or function that a pickle names. Nothing is ever imported.
///
/// @param module Python module
/// @param name name within the module
/// @param called whether loading the file in Python would call it
/// @param known whether it is one that checkpoints need and this program understands
public record Import(String module, String name, boolean called, boolean known) {}
