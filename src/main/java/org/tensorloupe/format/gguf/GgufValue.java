package org.tensorloupe.format.gguf;

import java.util.List;
import java.util.stream.Collectors;
import org.tensorloupe.tensor.Quantities;

/// A value of the metadata.
sealed interface GgufValue {
    /// A line that shows it.
    String text();

    /// A number or a truth value.
    record Scalar(String type, String text) implements GgufValue {}

    /// A text.
    record Text(GgufText content) implements GgufValue {
        /// Whether only a part of it was kept.
        boolean isCut(int most) {
            return content.length() > most;
        }

        @Override
        public String text() {
            return content.start();
        }
    }

    /// An array, or the keys of an object.
    ///
    /// @param type of its elements
    /// @param count all elements
    /// @param first a few of them
    record Array(String type, long count, List<GgufValue> first) implements GgufValue {
        private static final int SHOWN = 8;
        private static final int LONGEST = 60;

        /// Copies the list.
        public Array {
            first = List.copyOf(first);
        }

        @Override
        public String text() {
            if (first.isEmpty() && count > 0) {
                return "[" + Quantities.exact(count) + " items]";
            }
            String start =
                    first.stream()
                            .limit(SHOWN)
                            .map(Array::item)
                            .collect(Collectors.joining(", ", "[", ""));
            return count <= SHOWN && first.size() == count
                    ? start + "]"
                    : start + ", … " + Quantities.exact(count) + " items]";
        }

        private static String item(GgufValue value) {
            String text = value.text();
            String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            return value instanceof Text ? "'" + cut + "'" : cut;
        }
    }
}
