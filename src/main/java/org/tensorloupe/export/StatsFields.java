package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.stats.Statistic;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// The columns of a table of statistics, and their texts in full precision.
public final class StatsFields {
    private static final String SEPARATOR = "x";

    private StatsFields() {}

    /// Names of the columns.
    public static List<String> header() {
        List<String> names = new ArrayList<>(List.of("name", "dtype", "shape", "numel", "bytes"));
        Statistics.ALL.forEach(statistic -> names.add(statistic.name()));
        names.addAll(
                List.of(
                        "requires_grad",
                        "device",
                        "storage",
                        "storage_offset",
                        "stride",
                        "contiguous"));
        return names;
    }

    /// The fields of a tensor; those of values that do not exist are empty.
    ///
    /// @param summary absent if the tensor has no values, or none that are known
    public static List<String> of(TensorInfo tensor, Optional<Summary> summary) {
        List<String> fields = new ArrayList<>();
        fields.add(tensor.name());
        fields.add(tensor.dtype().name());
        fields.add(tensor.shape().text(SEPARATOR));
        fields.add(Long.toString(tensor.numel()));
        fields.add(Long.toString(tensor.byteSize()));
        for (Statistic statistic : Statistics.ALL) {
            fields.add(summary.map(statistic::text).orElse(""));
        }
        StorageRef storage = tensor.storage();
        fields.add(Boolean.toString(tensor.traits().requiresGrad()));
        fields.add(tensor.device());
        fields.add(storage == null ? "" : storage.key());
        fields.add(Long.toString(tensor.storageOffset()));
        fields.add(tensor.strides().text(SEPARATOR));
        fields.add(Boolean.toString(tensor.isContiguous()));
        return fields;
    }
}
