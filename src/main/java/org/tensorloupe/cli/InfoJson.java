package org.tensorloupe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.tensorloupe.analysis.OptimizerJoin;
import org.tensorloupe.export.JsonOutput;
import org.tensorloupe.model.Breakdown;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Totals;

/// What a checkpoint holds, as one JSON object.
final class InfoJson {
    private InfoJson() {}

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        Breakdown breakdown = Breakdown.of(checkpoint);
        JsonOutput json = new JsonOutput(out);
        json.startObject();
        json.text("format", checkpoint.format());
        json.text("format_version", checkpoint.formatVersion());
        json.number("tensors", checkpoint.tensorCount());
        json.number("parameters", checkpoint.parameters());
        json.number("tensor_bytes", checkpoint.tensorBytes());
        json.number("stored_bytes", checkpoint.storedBytes());
        json.startObject("by_dtype");
        for (Map.Entry<String, Totals> entry : breakdown.byDtype().entrySet()) {
            json.startObject(entry.getKey());
            json.number("tensors", entry.getValue().tensors());
            json.number("parameters", entry.getValue().elements());
            json.number("bytes", entry.getValue().bytes());
            json.endObject();
        }
        json.endObject();
        json.number("weight_and_bias_bytes", breakdown.weightAndBiasBytes());
        json.startArray("state_dicts");
        for (String path : checkpoint.stateDicts()) {
            json.text(path);
        }
        json.endArray();
        json.startObject("metadata");
        for (Map.Entry<String, String> entry : checkpoint.metadata().entrySet()) {
            json.text(entry.getKey(), entry.getValue());
        }
        json.endObject();
        json.startArray("findings");
        for (Finding finding : checkpoint.findings()) {
            json.startObject();
            json.text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.text("name", finding.name());
            json.text("message", finding.message());
            json.endObject();
        }
        json.endArray();
        json.startArray("optimizers");
        for (OptimizerJoin.Joined optimizer : OptimizerJoin.optimizers(checkpoint)) {
            json.startObject();
            json.text("name", optimizer.name());
            json.number("parameters", optimizer.parameters());
            json.number("joined", optimizer.joined());
            if (optimizer.stateDict() != null) {
                json.text("state_dict", optimizer.stateDict());
            }
            if (optimizer.problem().isPresent()) {
                json.text("problem", optimizer.problem().get());
            }
            json.endObject();
        }
        json.endArray();
        json.endObject();
        json.finish();
    }
}
