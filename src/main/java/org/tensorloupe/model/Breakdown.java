package org.tensorloupe.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.tensor.TensorInfo;

/// The tensors of a checkpoint by what they are.
///
/// @param byDtype sums by name of the dtype, in the order of first appearance
/// @param weightAndBiasBytes bytes of all tensors that are weights or biases by their name
public record Breakdown(Map<String, Totals> byDtype, long weightAndBiasBytes) {
    private static final Set<String> WORDS = Set.of("weight", "bias");

    /// Copies the map, in its order.
    public Breakdown {
        byDtype = Collections.unmodifiableMap(new LinkedHashMap<>(byDtype));
    }

    /// Sums up a checkpoint.
    public static Breakdown of(Checkpoint checkpoint) {
        Map<String, Totals> byDtype = new LinkedHashMap<>();
        long bytes = 0;
        for (TensorNode node : checkpoint.tensors()) {
            TensorInfo tensor = node.tensor();
            Totals own = node.ownTotals();
            if (own.tensors() == 0) {
                continue;
            }
            byDtype.merge(tensor.dtype().name(), own, Totals::plus);
            if (isWeightOrBias(tensor.name())) {
                bytes = Totals.add(bytes, own.bytes());
            }
        }
        return new Breakdown(byDtype, bytes);
    }

    /// Whether the last part of a name has the word `weight` or `bias`: `conv1.weight`,
    /// `attn.in_proj_bias`, `lstm.weight_ih_l0`; not `running_mean`, not `exp_avg`.
    static boolean isWeightOrBias(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        for (String word : last.split("_", -1)) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
