package org.tensorloupe.app.log;

import java.util.HashMap;
import java.util.Map;
import org.tensorloupe.ui.error.Defect;

/// How often each error came, so that one that comes with every frame fills no log. Thread-safe.
final class Repeats {
    private static final int MOST = 200;

    private final Map<String, Long> counts = new HashMap<>();

    /// Counts an error.
    ///
    /// @return how often it came, with this time
    synchronized long count(Throwable thrown) {
        if (counts.size() >= MOST) {
            counts.clear();
        }
        return counts.merge(Defect.fingerprint(thrown), 1L, Long::sum);
    }

    /// Whether a count is worth a line: 10, 100, 1000 and so on.
    static boolean isRound(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
