package org.tensorloupe.format;

import java.util.HashMap;
import java.util.Map;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Truth;

/// Expected values that an unpickler without classes made: it sees quantised
/// ones as integers, and keeps no `requires_grad`.
final class StubTruth {
    private StubTruth() {}

    /// The facts, with those added that the unpickler does not know.
    static Truth completed(Truth truth, TensorInfo tensor) {
        Map<String, Object> facts = new HashMap<>(truth.facts());
        facts.put("requires_grad", tensor.traits().requiresGrad());
        if (tensor.dtype().kind() == DType.Kind.QUANTIZED
                && tensor.dtype().name().equals("q" + facts.get("dtype"))) {
            facts.put("dtype", tensor.dtype().name());
        }
        return new Truth(truth.name(), facts);
    }
}
