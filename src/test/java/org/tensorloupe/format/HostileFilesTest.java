package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;
import org.tensorloupe.testkit.Places;

/// Files that were made to hang a reader or to take all memory.
class HostileFilesTest {
    @TempDir private Path folder;

    @Test
    @Timeout(60)
    void refusesAPipeInsteadOfWaitingForItsWriter() throws Exception {
        Path pipe = pipe("model.safetensors");
        assertThat(fault(pipe)).isInstanceOf(FormatFault.Unreadable.class);
    }

    @Test
    @Timeout(60)
    void refusesAPipeAsAShard() throws Exception {
        pipe("model-1.safetensors");
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(index, "{\"weight_map\":{\"a\":\"model-1.safetensors\"}}");
        try (OpenCheckpoint open = Formats.open(index, Monitor.NONE)) {
            assertThat(open.checkpoint().tensors()).isEmpty();
            assertThat(open.checkpoint().isDamaged()).isTrue();
        }
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void opensAnEmptyTensorWhoseStridesFitNoLong() throws Exception {
        Path file = folder.resolve("empty.gguf");
        ByteBuffer gguf = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        gguf.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3).putLong(1).putLong(0);
        gguf.putLong(1).put((byte) 't').putInt(3);
        gguf.putLong(1L << 62).putLong(1L << 62).putLong(0).putInt(0).putLong(0);
        Files.write(file, gguf.array());
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            assertThat(open.checkpoint().tensors())
                    .singleElement()
                    .satisfies(node -> assertThat(node.tensor().numel()).isZero());
        }
    }

    @Test
    void refusesAnIndexOfMoreShardsThanAnyModelHas() throws Exception {
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                IntStream.range(0, 10_001)
                        .mapToObj("\"t%1$d\":\"m%1$d\""::formatted)
                        .collect(Collectors.joining(",", "{\"weight_map\":{", "}}")));
        assertThat(fault(index)).isInstanceOf(FormatFault.LimitExceeded.class);
    }

    @Test
    void refusesFilesWithinAFileWhenAllOfThemTakeTooMuchMemory() throws Exception {
        ValueNode value = new ValueNode("v", "n".repeat(32 << 20), "int", "1");
        Checkpoint one =
                checkpoint(List.of(), new GroupNode("", "", GroupNode.Kind.ROOT, List.of(value)));
        Spending spending = new Spending();
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 70; i++) {
                                spending.add("part " + i, one);
                            }
                        })
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("memory of the files within");
    }

    @Test
    void tellsWhatAStreamWithinAPickleWouldRun() throws Exception {
        Path file = folder.resolve("stream.pkl");
        Files.write(file, hostile());
        assertThat(imports(file)).contains("os.system");
    }

    @Test
    void tellsWhatAStreamWithinAnArrayOfObjectsWouldRun() throws Exception {
        String header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }";
        Path file = folder.resolve("objects.npy");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("\u0093NUMPY\u0001\u0000v\u0000".getBytes(StandardCharsets.ISO_8859_1));
            out.write("%-117s\n".formatted(header).getBytes(StandardCharsets.US_ASCII));
            out.write(hostile());
        }
        assertThat(imports(file)).contains("os.system");
    }

    @Test
    void tellsWhatAStreamWithinAPackageWouldRun() throws Exception {
        Path file = folder.resolve("package.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("p/.data/extern_modules"));
            zip.putNextEntry(new ZipEntry("p/.data/version"));
            zip.write('6');
            zip.putNextEntry(new ZipEntry("p/model/model.pkl"));
            zip.write(hostile());
        }
        assertThat(imports(file)).contains("os.system");
    }

    /// A pickle with a stream in it that calls `os.system`.
    private static byte[] hostile() {
        String inner = "\u0080\u0002cos\nsystem\nU\u0001x\u0085R.";
        String outer =
                "\u0080\u0003ctorch.storage\n_load_from_bytes\nC"
                        + (char) inner.length()
                        + inner
                        + "\u0085R.";
        return outer.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void tellsWhatAPickleInALongJsonOfAnArchiveWouldRun() throws Exception {
        byte[] pickle = "cos\nsystem\n(S'x'\ntR.".getBytes(StandardCharsets.US_ASCII);
        String json =
                "{\"pad\":\"%s\",\"a\":{\":serialized:\":\"%s\"}}"
                        .formatted(
                                "y".repeat(1_100_000), Base64.getEncoder().encodeToString(pickle));
        Path file = folder.resolve("model.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("data"));
            zip.write(json.getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("policy.pth"));
            zip.write(Files.readAllBytes(Places.fixture("small.pth")));
        }
        assertThat(imports(file)).contains("os.system");
    }

    private static List<String> imports(Path file) throws CheckpointException {
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            return open.checkpoint().imports().stream()
                    .map(named -> named.module() + "." + named.name())
                    .toList();
        }
    }

    @Test
    void sumsOfStorageSizesStayAtTheLargest() {
        List<TensorNode> tensors = List.of(huge("a"), huge("b"));
        Checkpoint checkpoint =
                checkpoint(
                        tensors, new GroupNode("", "", GroupNode.Kind.ROOT, List.copyOf(tensors)));
        assertThat(checkpoint.storedBytes()).isEqualTo(Long.MAX_VALUE);
    }

    private static TensorNode huge(String name) {
        Shape shape = Shape.of(1);
        StorageRef storage =
                new StorageRef(name, "cpu", Long.MAX_VALUE - 1, ByteOrder.LITTLE_ENDIAN);
        return new TensorNode(
                name,
                new TensorInfo(
                        name,
                        DTypes.named("uint8").orElseThrow(),
                        shape,
                        Strides.contiguous(shape),
                        0,
                        storage,
                        Traits.PLAIN));
    }

    private static Checkpoint checkpoint(List<TensorNode> tensors, GroupNode root) {
        return new Checkpoint(
                "f", 0, "zip", "", root, tensors, List.of(), Map.of(), List.of(), List.of(), null);
    }

    private static FormatFault fault(Path path) {
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> Formats.open(path, Monitor.NONE).close());
        return Objects.requireNonNull(thrown, path.toString()).fault();
    }
}
