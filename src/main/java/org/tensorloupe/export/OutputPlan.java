package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FormatFault;

/// What is to be written into one file. Immutable.
///
/// @param tensors in the order of the file, their names unique
/// @param metadata texts beside them, where the format has a place for them
/// @param leftOut tensors of the choice that are not written
/// @param tied names that are not written because another name holds the same elements, and that name
/// @param separated tensors that share a storage in the source, and are written one by one
public record OutputPlan(
        List<OutputTensor> tensors,
        Map<String, String> metadata,
        List<LeftOut> leftOut,
        Map<String, String> tied,
        List<String> separated) {
    /// A tensor that is not written.
    ///
    /// @param name its name in the source
    /// @param reason why, such as `has no data`; those of one reason are told together
    /// @param fault what is wrong with it; null if it could be read
    public record LeftOut(String name, String reason, @Nullable FormatFault fault) {}

    /// Copies the collections, in their order.
    public OutputPlan {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        leftOut = List.copyOf(leftOut);
        tied = Collections.unmodifiableMap(new LinkedHashMap<>(tied));
        separated = List.copyOf(separated);
    }

    /// Bytes of all elements in the new file.
    public long byteSize() {
        return tensors.stream().mapToLong(OutputTensor::byteSize).reduce(0, Math::addExact);
    }

    /// The plan without tensors that turned out to be unreadable, nor those that are tied to them.
    public OutputPlan without(Map<OutputTensor, FormatFault> unreadable) {
        List<LeftOut> all = new ArrayList<>(leftOut);
        Map<String, FormatFault> names = new HashMap<>();
        unreadable.forEach((tensor, fault) -> {
            names.put(tensor.name(), fault);
            all.add(new LeftOut(tensor.tensor().name(), "cannot be read", fault));
        });
        Map<String, String> texts = new LinkedHashMap<>(metadata);
        Map<String, String> whole = new LinkedHashMap<>(tied);
        tied.forEach((dropped, kept) -> {
            FormatFault fault = names.get(kept);
            if (fault != null) {
                all.add(new LeftOut(dropped, "cannot be read", fault));
                whole.remove(dropped);
                texts.remove(dropped, kept);
            }
        });
        return new OutputPlan(
                tensors.stream().filter(tensor -> !names.containsKey(tensor.name())).toList(),
                texts,
                all,
                whole,
                separated);
    }
}
