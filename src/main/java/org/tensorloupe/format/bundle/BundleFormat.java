package org.tensorloupe.format.bundle;

import java.util.Optional;
import org.tensorloupe.bytes.ScratchLimits;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.bundle.Sniffer.Kind;

/// A ZIP of files some of which are checkpoints, such as Stable-Baselines3's, or a zipped-up folder.
///
/// It is asked after all formats that have a layout of their own. A ZIP within another file is not
/// taken for one: archives of archives of archives would multiply without end.
public final class BundleFormat implements CheckpointFormat {
    /// Entries whose first bytes are read before an archive is given up.
    private static final int MOST_SNIFFED = 10_000;

    /// Inflated files may all be held at once, so only the smallest stay on the heap.
    private static final ScratchLimits LIMITS = new ScratchLimits(32L << 20, 16 << 10, 64L << 30);

    @Override
    public String name() {
        return "zip of files";
    }

    @Override
    public Probe probe(Source source) {
        Optional<ZipDirectory> directory = source.zip();
        if (directory.isEmpty()) {
            return new Probe.Refused("no zip archive");
        }
        if (source.path().isEmpty()) {
            return new Probe.Refused("a zip archive within another file");
        }
        boolean candidate =
                directory.get().entries().stream()
                        .filter(entry -> !ZipParts.isForeign(entry))
                        .limit(MOST_SNIFFED)
                        .anyMatch(entry -> isCandidate(directory.get(), entry));
        return candidate
                ? new Probe.Claimed()
                : new Probe.Refused("a zip archive in which no file looks like a checkpoint");
    }

    private static boolean isCandidate(ZipDirectory directory, ZipEntry entry) {
        return Sniffer.kind(directory, entry) == Kind.CANDIDATE;
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Optional<ZipDirectory> directory = source.zip();
        if (directory.isEmpty()) {
            throw new CheckpointException(
                    new FormatFault.Malformed(source.name(), "a zip archive", "none"));
        }
        ScratchSpace scratch = new ScratchSpace(LIMITS, null);
        BundleReader reader = new BundleReader(new ZipParts(directory.get(), "", scratch), opening);
        boolean opened = false;
        try {
            OpenCheckpoint checkpoint = reader.read(name());
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                reader.close();
            }
        }
    }
}
