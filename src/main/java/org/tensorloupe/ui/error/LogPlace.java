package org.tensorloupe.ui.error;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Where the log is, and the way there.
///
/// @param folder of the log; it need not exist before there is something to write
/// @param browse shows a folder in the system's way, given its address; runs in the background
public record LogPlace(Path folder, Consumer<String> browse) {}
