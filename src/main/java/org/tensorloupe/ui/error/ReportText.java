package org.tensorloupe.ui.error;

import java.util.Locale;
import org.tensorloupe.fault.PrivateText;
import org.tensorloupe.ui.about.BuildInfo;

/// A defect as text to be sent: versions, system, what was done, stack trace. Without personal paths.
final class ReportText {
    private ReportText() {}

    static String of(Defect defect) {
        Runtime memory = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                """
                %s
                Java %s, JavaFX %s
                %s %s, %s; %d cores, %d MB of %d MB heap

                %s
                %s\
                """,
                BuildInfo.get().line(),
                property("java.runtime.version"),
                property("javafx.runtime.version"),
                property("os.name"),
                property("os.version"),
                property("os.arch"),
                memory.availableProcessors(),
                (memory.totalMemory() - memory.freeMemory()) >> 20,
                memory.maxMemory() >> 20,
                defect.where(),
                PrivateText.trace(defect.cause()));
    }

    private static String property(String key) {
        return System.getProperty(key, "unknown");
    }
}
