package org.tensorloupe.format.torchzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// A file of more than 4 GiB by PyTorch, with holes where it holds zeros.
class BeyondFourGigabytesTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void readsTensorsOfAndBehindFourGigabytes() throws IOException, CheckpointException {
        Map<String, Object> expected = Json.object(Places.fixture("beyond-4gb.json"));
        try (OpenCheckpoint open = Formats.open(file(expected), Monitor.NONE)) {
            assertThat(open.checkpoint().isDamaged()).isFalse();
            TensorInfo zeros = open.checkpoint().tensors().getFirst().tensor();
            long numel = Json.whole(Json.map(expected.get("zeros")).get("numel"));
            assertThat(zeros.numel()).isEqualTo(numel);
            double[] last = {1, 1};
            TensorReader.open(zeros, Component.VALUE, open.storages(), Monitor.NONE)
                    .read(numel - 2, last, 0, 2);
            assertThat(last).containsExactly(0, 0);

            TensorInfo tail = open.checkpoint().tensors().getLast().tensor();
            Map<String, Object> facts = Json.map(expected.get("tail"));
            Summary summary =
                    Summary.of(
                            TensorReader.open(tail, Component.VALUE, open.storages(), Monitor.NONE),
                            Monitor.NONE);
            assertThat(tail.numel()).isEqualTo(Json.whole(facts.get("numel")));
            assertThat(summary.mean().orElseThrow()).isEqualTo(facts.get("mean"));
            assertThat(summary.max().orElseThrow()).isEqualTo(facts.get("max"));
        }
    }

    /// The file, as long as PyTorch wrote it; most of it takes no space.
    private Path file(Map<String, Object> expected) throws IOException {
        Path file = folder.resolve(String.valueOf(expected.get("file")));
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.SPARSE,
                        StandardOpenOption.WRITE)) {
            for (Object part : Json.list(expected.get("parts"))) {
                Map<String, Object> piece = Json.map(part);
                byte[] bytes = Base64.getDecoder().decode(String.valueOf(piece.get("base64")));
                channel.write(ByteBuffer.wrap(bytes), Json.whole(piece.get("offset")));
            }
            channel.write(ByteBuffer.allocate(1), Json.whole(expected.get("size")) - 1);
        }
        return file;
    }
}
