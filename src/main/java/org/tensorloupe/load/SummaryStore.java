package org.tensorloupe.load;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    private final long budget;
    private final Map<SummaryKey, Summary> figures = new ConcurrentHashMap<>();
    private final Map<TensorInfo, Outcome<Summary>> failures = new ConcurrentHashMap<>();
    private final Map<SummaryKey, Summary> small = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<SummaryKey, Summary> large = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /// @param budget bytes of histograms that are kept
    SummaryStore(long budget) {
        this.budget = budget;
    }

    /// A share of the heap.
    static long usualBudget() {
        return Runtime.getRuntime().maxMemory() / 16;
    }

    private Map<SummaryKey, Summary> shelf(SummaryKey key) {
        return key.tensor().numel() <= SMALL ? small : large;
    }

    /// Statistics with the whole histogram, if that is still kept.
    synchronized Optional<Summary> whole(SummaryKey key) {
        return Optional.ofNullable(shelf(key).get(key));
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
        keepWhole(key, summary);
        return before == null ? figures.getOrDefault(key, summary) : before;
    }

    private synchronized void keepWhole(SummaryKey key, Summary summary) {
        @Nullable Summary before = shelf(key).put(key, summary);
        weight += summary.weight() - (before == null ? 0 : before.weight());
        forget(small, key);
        forget(large, key);
    }

    private void forget(Map<SummaryKey, Summary> shelf, SummaryKey latest) {
        Iterator<Map.Entry<SummaryKey, Summary>> oldest = shelf.entrySet().iterator();
        while (weight > budget && oldest.hasNext()) {
            Map.Entry<SummaryKey, Summary> entry = oldest.next();
            if (!entry.getKey().equals(latest)) {
                weight -= entry.getValue().weight();
                oldest.remove();
            }
        }
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
