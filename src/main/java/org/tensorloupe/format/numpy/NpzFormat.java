package org.tensorloupe.format.numpy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipLimits;
import org.tensorloupe.format.archive.ZipProbe;
import org.tensorloupe.format.archive.ZipSalvage;

/// A ZIP of nothing but `.npy` entries, as `numpy.savez` and `savez_compressed` write it.
public final class NpzFormat implements CheckpointFormat {
    static final String ENDING = ".npy";

    private static final int NAME_LENGTH_AT = 26;
    private static final int NAME_AT = 30;

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        ByteView file = source.bytes();
        if (!ZipProbe.looksLikeZip(file)) {
            return new Probe.Refused("does not begin as a zip archive");
        }
        Optional<ZipDirectory> directory = source.zip();
        boolean arrays =
                directory.isPresent() ? holdsArrays(directory.get()) : beginsWithArray(file);
        return arrays
                ? new Probe.Claimed()
                : new Probe.Refused("a zip archive of other things than .npy entries");
    }

    private static boolean holdsArrays(ZipDirectory directory) {
        List<ZipEntry> entries = arrays(directory);
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> entry.name().endsWith(ENDING));
    }

    /// The entries, but for those that systems add of themselves.
    static List<ZipEntry> arrays(ZipDirectory directory) {
        return directory.entries().stream()
                .filter(entry -> !entry.isFolder() && !entry.name().startsWith("__MACOSX/"))
                .toList();
    }

    private static boolean beginsWithArray(ByteView file) throws CheckpointException {
        if (file.size() < NAME_AT) {
            return false;
        }
        int length = file.u16(NAME_LENGTH_AT);
        return file.size() >= NAME_AT + length
                && new String(file.bytes(NAME_AT, length), StandardCharsets.UTF_8).endsWith(ENDING);
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        ScratchSpace scratch = new ScratchSpace(opening.cache());
        boolean opened = false;
        try {
            FormatFault cut = null;
            ZipDirectory directory;
            try {
                directory = ZipDirectory.read(file, ZipLimits.DEFAULT);
            } catch (CheckpointException e) {
                directory = salvage(file, e, opening.monitor());
                cut = e.fault();
            }
            OpenCheckpoint made = new NpzReader(directory, scratch, opening, name()).read(cut);
            opened = true;
            return made;
        } finally {
            if (!opened) {
                scratch.close();
            }
        }
    }

    /// What stands in front of a cut.
    private static ZipDirectory salvage(ByteView file, CheckpointException cause, Monitor monitor)
            throws CheckpointException {
        if (!(cause.fault() instanceof FormatFault.CutShort)) {
            throw cause;
        }
        return ZipSalvage.read(file, ZipLimits.DEFAULT, monitor).directory();
    }
}
