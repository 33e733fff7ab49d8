package org.tensorloupe.load;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.HeapShelf;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// The statistics of one document that were computed. Thread-safe.
///
/// The figures of every tensor, and why one has none, stay as long as the document is open; the
/// counts of the histograms, which are far larger, only as long as memory allows. Those of small
/// tensors go first, as they are computed again in a moment.
final class SummaryStore {
    /// Elements of a tensor whose counts are computed again in a few milliseconds.
    private static final long SMALL = 1 << 20;

    private final Map<SummaryKey, Summary> figures = new ConcurrentHashMap<>();
    private final Map<TensorInfo, Outcome<Summary>> failures = new ConcurrentHashMap<>();
    private final HeapShelf<SummaryKey, Summary> small;
    private final HeapShelf<SummaryKey, Summary> large;

    /// @param cache keeps the histograms
    SummaryStore(HeapCache cache) {
        small = new HeapShelf<>(cache, true);
        large = new HeapShelf<>(cache, false);
    }

    private HeapShelf<SummaryKey, Summary> shelf(SummaryKey key) {
        return key.tensor().numel() <= SMALL ? small : large;
    }

    /// Statistics with the whole histogram, if that is still kept.
    Optional<Summary> whole(SummaryKey key) {
        return shelf(key).get(key);
    }

    /// Statistics with what [Summary#reduced()] leaves of the histogram, if they were computed.
    Optional<Summary> figures(SummaryKey key) {
        return Optional.ofNullable(figures.get(key));
    }

    /// Why a tensor has no statistics: failed or crashed; empty if that is not known.
    Optional<Outcome<Summary>> failure(TensorInfo tensor) {
        return failures.isEmpty() ? Optional.empty() : Optional.ofNullable(failures.get(tensor));
    }

    /// @return the figures, as they are kept from now on
    Summary keep(SummaryKey key, Summary summary) {
        Summary before = figures.putIfAbsent(key, summary.reduced());
        shelf(key).put(key, summary, summary.weight());
        return before == null ? figures.getOrDefault(key, summary) : before;
    }

    /// Lets go of all histograms.
    void close() {
        small.close();
        large.close();
    }

    void failed(TensorInfo tensor, Outcome<Summary> outcome) {
        failures.put(tensor, outcome);
    }

    void recovered(TensorInfo tensor) {
        if (!failures.isEmpty()) {
            failures.remove(tensor);
        }
    }

    /// Whether nothing is left to compute: figures or a failure are kept.
    boolean answers(TensorInfo tensor) {
        return figures.containsKey(new SummaryKey(tensor, Component.VALUE))
                || failure(tensor).isPresent();
    }
}
