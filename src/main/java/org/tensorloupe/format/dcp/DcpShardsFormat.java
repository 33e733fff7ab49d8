package org.tensorloupe.format.dcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;

/// The folder that PyTorch's `HuggingFaceStorageWriter` writes with `save_distributed`: safetensors
/// files, one or more of each rank, whose metadata says where in the tensors their chunks begin.
public final class DcpShardsFormat implements CheckpointFormat {
    private static final int HEAD = 64 << 10;
    private static final int MOST_FILES = 20_000;

    @Override
    public String name() {
        return "dcp safetensors";
    }

    @Override
    public boolean readsFolders() {
        return true;
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        List<Path> files = files(source);
        return !files.isEmpty() && tellsOffsets(files.getFirst())
                ? new Probe.Claimed()
                : new Probe.Refused("no safetensors file with " + SafetensorsChunks.INFO);
    }

    private static boolean tellsOffsets(Path path) {
        try (MappedFile file = MappedFile.open(path)) {
            ByteView bytes = file.view();
            byte[] head = bytes.bytes(0, (int) Math.min(bytes.size(), HEAD));
            return new String(head, StandardCharsets.ISO_8859_1).contains(SafetensorsChunks.INFO);
        } catch (CheckpointException _) {
            return false;
        }
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        return SafetensorsChunks.open(source.name(), files(source), name(), opening);
    }

    private static List<Path> files(Source source) throws CheckpointException {
        Path folder = source.path().orElseThrow().toAbsolutePath();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.toString().endsWith(".safetensors"))
                    .filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(source.name(), String.valueOf(e.getMessage())), e);
        }
    }
}
