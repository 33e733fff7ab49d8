package org.tensorloupe.format.dcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;

/// The folder that `torch.distributed.checkpoint.save` writes: `.metadata` and `.distcp` files.
public final class DcpFolderFormat implements CheckpointFormat {
    static final String NAME = "dcp";
    private static final String METADATA = ".metadata";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean readsFolders() {
        return true;
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        Path metadata = metadata(source);
        if (!Files.isRegularFile(metadata)) {
            return new Probe.Refused("no file .metadata");
        }
        try (MappedFile file = MappedFile.open(metadata)) {
            return DcpMetadataFormat.looksLikeOne(file.view()) || hasChunks(source)
                    ? new Probe.Claimed()
                    : new Probe.Refused("its .metadata is not that of a distributed checkpoint");
        }
    }

    /// Whether files of chunks lie beside a `.metadata` that does not look like one, be it damaged.
    private static boolean hasChunks(Source source) {
        Path folder = source.path().orElseThrow().toAbsolutePath();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(path -> path.toString().endsWith(".distcp"));
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Path folder = source.path().orElseThrow().toAbsolutePath();
        try (MappedFile file = MappedFile.open(metadata(source))) {
            return DcpReader.read(file.view(), folder, source.name(), NAME, opening);
        }
    }

    private static Path metadata(Source source) {
        return source.path().orElseThrow().toAbsolutePath().resolve(METADATA);
    }
}
