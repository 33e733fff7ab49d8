package org.tensorloupe.ui.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorloupe.ui.text.NaturalOrder;

/// Sorts rows. Any thread.
final class RowOrder {
    private RowOrder() {}

    /// The rows in an order; rows that are equal stay as they stand in the list.
    ///
    /// @param keys the most important first
    static List<TensorRow> sorted(List<TensorRow> rows, List<SortKey> keys) {
        if (keys.isEmpty()) {
            return rows;
        }
        Comparator<Integer> order = null;
        for (SortKey key : keys) {
            Comparator<Integer> next = comparator(rows, key);
            order = order == null ? next : order.thenComparing(next);
        }
        Integer[] positions = IntStream.range(0, rows.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(positions, order);
        return Arrays.stream(positions).map(rows::get).toList();
    }

    private static Comparator<Integer> comparator(List<TensorRow> rows, SortKey key) {
        return switch (key.field().order()) {
            case Field.Order.Words words -> {
                String[] texts = rows.stream().map(words.of()).toArray(String[]::new);
                Comparator<Integer> order =
                        (a, b) -> NaturalOrder.INSTANCE.compare(texts[a], texts[b]);
                yield key.descending() ? order.reversed() : order;
            }
            case Field.Order.Numbers numbers -> {
                double[] values = rows.stream().mapToDouble(numbers.of()).toArray();
                int sign = key.descending() ? -1 : 1;
                yield (a, b) -> compare(values[a], values[b], sign);
            }
            case null -> (_, _) -> 0;
        };
    }

    /// What does not exist, or not yet, is last in both directions.
    private static int compare(double a, double b, int sign) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return sign * Double.compare(a, b);
    }
}
