package org.tensorloupe.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.tensorloupe.stats.Statistic;
import org.tensorloupe.stats.Statistics;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Statistics as JSON: an array with one object per tensor, keys as the columns of the CSV, shape
/// and stride as arrays, null where there is no value. A norm beyond float64 is the text `inf`.
final class StatsJsonExporter implements StatsExporter {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String label() {
        return "JSON table of statistics";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public Rows begin(OutputStream out) throws IOException {
        JsonOutput json = new JsonOutput(out);
        json.startArray();
        return new JsonRows(json);
    }

    private record JsonRows(JsonOutput json) implements Rows {
        @Override
        public void row(TensorInfo tensor, Optional<Summary> summary) throws IOException {
            StorageRef storage = tensor.storage();
            json.startRow();
            json.text("name", tensor.name());
            json.text("dtype", tensor.dtype().name());
            json.numbers("shape", tensor.shape().toArray());
            json.number("numel", tensor.numel());
            json.number("bytes", tensor.byteSize());
            for (Statistic statistic : Statistics.ALL) {
                json.number(statistic.name(), summary.map(statistic::text).orElse(""));
            }
            json.flag("requires_grad", tensor.traits().requiresGrad());
            json.text("device", tensor.device());
            json.text("storage", storage == null ? null : storage.key());
            json.number("storage_offset", tensor.storageOffset());
            json.numbers("stride", tensor.strides().toArray());
            json.flag("contiguous", tensor.isContiguous());
            json.endObject();
        }

        @Override
        public void end() throws IOException {
            json.endArray();
            json.finish();
        }
    }
}
