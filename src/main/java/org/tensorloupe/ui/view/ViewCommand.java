package org.tensorloupe.ui.view;

/// Something that a view can do, as an entry of a menu.
///
/// @param title what it does: `Picture (PNG)…`
/// @param icon literal of a Feather icon: `fth-image`
/// @param action does it; runs on the JavaFX thread
public record ViewCommand(String title, String icon, Runnable action) {}
