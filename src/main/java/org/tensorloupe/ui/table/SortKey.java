package org.tensorloupe.ui.table;

/// A column that rows are sorted by, and in which direction.
///
/// @param field a column that has an order
/// @param descending whether the largest, or the last in the alphabet, comes first
record SortKey(Field field, boolean descending) {
    /// For the bar over the table: `L2, largest first`.
    String words() {
        boolean numbers = field.isLargestFirst();
        String first = descending ? (numbers ? "largest" : "Z") : (numbers ? "smallest" : "A");
        return field.title() + ", " + first + " first";
    }
}
