package org.tensorloupe.ui.main;

/// What a window asks of the program around it, which may have several windows.
///
/// @param newWindow opens one more window, in front of this one
public record Program(Runnable newWindow) {}
