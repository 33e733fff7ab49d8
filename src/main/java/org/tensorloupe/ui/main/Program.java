package org.tensorloupe.ui.main;

import javafx.beans.property.ObjectProperty;
import org.tensorloupe.ui.error.LogPlace;
import org.tensorloupe.ui.settings.Settings;

/// What a window asks of the program around it, which may have several windows.
///
/// @param settings what the user chose, for all windows; windows change it and are told of changes
///     by [MainWindow#follow(Settings, Settings)]
/// @param arrangement how panes were last arranged, for the next window
/// @param newWindow opens one more window, in front of this one
/// @param log where the log is
public record Program(
        ObjectProperty<Settings> settings,
        ObjectProperty<Arrangement> arrangement,
        Runnable newWindow,
        LogPlace log) {}
