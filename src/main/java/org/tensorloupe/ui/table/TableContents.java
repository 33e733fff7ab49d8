package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorloupe.load.Document;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.tree.Outline;

/// The tensors of a document as rows, and what they can be filtered by. Made on any thread.
final class TableContents {
    private static final int MOST_ENDINGS = 24;

    /// Pixels of a letter in a name, on average, and beside the name.
    private static final double LETTER = 6.7;

    private static final double BESIDE = 36;

    /// Pixels, and share of the room, that names take at most.
    private static final double MOST = 480;

    private static final double SHARE = 0.3;

    private final List<TensorRow> rows = new ArrayList<>();
    private final Map<TensorInfo, TensorRow> byTensor = new HashMap<>();
    private final List<TensorRow> twins = new ArrayList<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final TreeSet<String> dtypes = new TreeSet<>();
    private final TreeSet<Integer> ranks = new TreeSet<>();
    private long largest;
    private int longest;
    private String prefix = "";

    private TableContents() {}

    /// The rows in the order of the file, with the statistics that the document has by now.
    static TableContents of(Document document, Outline outline) {
        TableContents contents = new TableContents();
        for (int id = 0; id < outline.size(); id++) {
            if (outline.node(id) instanceof TensorNode node) {
                TensorRow row = new TensorRow(contents.rows.size(), id, node, outline.severity(id));
                row.refresh(document);
                contents.add(row);
            }
        }
        contents.prefix = contents.prefix.substring(0, contents.prefix.lastIndexOf('.') + 1);
        return contents;
    }

    private void add(TensorRow row) {
        TensorInfo tensor = row.tensor();
        prefix = rows.isEmpty() ? tensor.name() : common(prefix, tensor.name());
        longest = Math.max(longest, tensor.name().length());
        rows.add(row);
        if (byTensor.putIfAbsent(tensor, row) != null) {
            twins.add(row);
        }
        endings.merge(RowFilter.endingOf(row), 1, Integer::sum);
        dtypes.add(tensor.dtype().name());
        ranks.add(tensor.shape().rank());
        largest = Math.max(largest, tensor.byteSize());
    }

    private static String common(String a, String b) {
        int end = 0;
        while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
            end++;
        }
        return a.substring(0, end);
    }

    /// The name without what all names begin with, if it is longer than a width in pixels.
    String shortened(String name, double width) {
        boolean fits =
                width <= 0
                        || name.length() * TextScale.factor() * LETTER + TextScale.px(BESIDE)
                                <= width;
        return fits || prefix.isEmpty() ? name : "…" + name.substring(prefix.length());
    }

    /// How wide the names would like to be: no more than a part of the room.
    ///
    /// @param room pixels for all columns
    double nameWidth(double room) {
        double most =
                Math.max(TextScale.px(Fields.NAME), Math.min(TextScale.px(MOST), room * SHARE));
        return Math.clamp(
                longest * TextScale.factor() * LETTER + TextScale.px(BESIDE),
                TextScale.px(Fields.NAME),
                most);
    }

    /// All rows in the order of the file.
    List<TensorRow> rows() {
        return rows;
    }

    /// The first row of a tensor.
    Optional<TensorRow> row(TensorInfo tensor) {
        return Optional.ofNullable(byTensor.get(tensor));
    }

    /// Rows of tensors that have a row already, as where a file holds a name twice.
    List<TensorRow> twins() {
        return twins;
    }

    /// The last parts of names that several tensors have, the most frequent first.
    List<String> endings() {
        return endings.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && !entry.getKey().isEmpty())
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_ENDINGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Names of dtypes.
    List<String> dtypes() {
        return List.copyOf(dtypes);
    }

    /// Numbers of axes, as text.
    List<String> ranks() {
        return ranks.stream().map(String::valueOf).toList();
    }

    /// Bytes of the largest tensor.
    long largest() {
        return largest;
    }
}
