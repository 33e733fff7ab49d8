package org.tensorloupe.ui.table;

import org.tensorloupe.ui.text.Texts;

/// A column that rows are sorted by, and in which direction.
///
/// @param field a column that has an order
/// @param descending whether the largest, or the last in the alphabet, comes first
record SortKey(Field field, boolean descending) {
    private static final Texts TEXTS = Texts.of(SortKey.class);

    /// For the bar over the table: `L2, largest first`.
    String words() {
        boolean numbers = field.isLargestFirst();
        String title = field.title();
        if (numbers) {
            return TEXTS.get(descending ? "sort.largest" : "sort.smallest", title);
        }
        return TEXTS.get(descending ? "sort.z" : "sort.a", title);
    }
}
