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
import org.tensorloupe.ui.tree.Outline;

/// The tensors of a document as rows, and what they can be filtered by. Made on any thread.
final class TableContents {
    private static final int MOST_ENDINGS = 24;

    private final List<TensorRow> rows = new ArrayList<>();
    private final Map<TensorInfo, TensorRow> byTensor = new HashMap<>();
    private final List<TensorRow> twins = new ArrayList<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final TreeSet<String> dtypes = new TreeSet<>();
    private final TreeSet<Integer> ranks = new TreeSet<>();
    private long largest;

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
        return contents;
    }

    private void add(TensorRow row) {
        TensorInfo tensor = row.tensor();
        rows.add(row);
        if (byTensor.putIfAbsent(tensor, row) != null) {
            twins.add(row);
        }
        endings.merge(RowFilter.endingOf(row), 1, Integer::sum);
        dtypes.add(tensor.dtype().name());
        ranks.add(tensor.shape().rank());
        largest = Math.max(largest, tensor.byteSize());
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
