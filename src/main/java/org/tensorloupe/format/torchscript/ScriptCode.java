package org.tensorloupe.format.torchscript;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.pickle.PyGlobal;

/// The class declarations in the code of an archive, read file by file as they are asked for. One
/// thread.
final class ScriptCode {
    private static final int LONGEST_FILE = 16 << 20;
    private static final long MOST_BYTES = 256L << 20;

    private final ZipParts parts;
    private final Monitor monitor;
    private final Map<String, Map<String, ClassCode>> files = new HashMap<>();
    private long bytesRead;

    ScriptCode(ZipParts parts, Monitor monitor) {
        this.parts = parts;
        this.monitor = monitor;
    }

    /// What the code says of a class; empty if its code is not there, damaged or too long.
    Optional<ClassCode> of(PyGlobal type) {
        Map<String, ClassCode> classes =
                files.computeIfAbsent(
                        "code/" + type.module().replace('.', '/') + ".py", this::read);
        return Optional.ofNullable(classes.get(type.name()));
    }

    private Map<String, ClassCode> read(String file) {
        Optional<ZipEntry> entry = parts.find(file);
        if (entry.isEmpty()
                || entry.get().size() > LONGEST_FILE
                || entry.get().size() > MOST_BYTES - bytesRead) {
            return Map.of();
        }
        bytesRead += entry.get().size();
        try {
            ByteView view = parts.view(file, monitor);
            byte[] text = view.bytes(0, (int) view.size());
            return ClassCode.read(new String(text, StandardCharsets.UTF_8));
        } catch (CheckpointException _) {
            return Map.of();
        }
    }
}
