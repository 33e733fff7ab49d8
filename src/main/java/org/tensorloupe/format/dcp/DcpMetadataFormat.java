package org.tensorloupe.format.dcp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;

/// The file `.metadata` of a distributed checkpoint, which stands for the folder it lies in.
public final class DcpMetadataFormat implements CheckpointFormat {
    private static final int HEAD = 256;
    private static final int PROTO = 0x80;

    @Override
    public String name() {
        return "dcp metadata";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return source.path().isPresent() && looksLikeOne(source.bytes())
                ? new Probe.Claimed()
                : new Probe.Refused("no pickled metadata of a distributed checkpoint");
    }

    /// Whether a pickle begins with the metadata's class.
    static boolean looksLikeOne(ByteView file) throws CheckpointException {
        if (file.size() == 0 || file.u8(0) != PROTO) {
            return false;
        }
        byte[] head = file.bytes(0, (int) Math.min(file.size(), HEAD));
        return new String(head, StandardCharsets.ISO_8859_1).contains(DcpMetadata.MODULE);
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Path file = source.path().orElseThrow().toAbsolutePath();
        Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        return DcpReader.read(source.bytes(), folder, source.name(), DcpFolderFormat.NAME, opening);
    }
}
