package org.tensorloupe.format.torch;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyTuple;

/// A dict's keys as parts of a path.
final class KeyText {
    private static final int LONGEST_PART = 200;

    private KeyText() {}

    /// A text as it is; any other key as Python prints it, cut where it gets long.
    static String of(@Nullable Object key) {
        return key instanceof String text ? text : printed(key, 0);
    }

    private static String printed(@Nullable Object key, int depth) {
        if (key instanceof PyTuple tuple) {
            if (depth > 2) {
                return "(…)";
            }
            StringBuilder out = new StringBuilder("(");
            for (Iterator<@Nullable Object> items = tuple.items().iterator(); items.hasNext(); ) {
                out.append(printed(items.next(), depth + 1)).append(items.hasNext() ? ", " : "");
                if (out.length() > LONGEST_PART) {
                    return out.append("…)").toString();
                }
            }
            return out.append(')').toString();
        }
        String text =
                ValueText.of(key, LONGEST_PART)
                        .map(ValueText.Plain::text)
                        .orElseGet(() -> String.valueOf(key));
        return key instanceof String ? "'" + text + "'" : text;
    }
}
