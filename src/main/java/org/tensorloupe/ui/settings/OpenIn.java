package org.tensorloupe.ui.settings;

/// Where a file appears that is opened from outside, such as by a double-click.
public enum OpenIn {
    /// In a tab of the window that had the keyboard last.
    TAB,
    /// In a window of its own.
    WINDOW
}
