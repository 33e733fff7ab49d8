package org.tensorloupe.format.torchpackage;

import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipParts;

/// The ZIP of `torch.package.PackageExporter`: pickles and code by their paths, storages in
/// `.data/N.storage`.
public final class TorchPackageFormat implements CheckpointFormat {
    /// A part that every package has, and nothing else.
    private static final String MARK = ".data/extern_modules";

    @Override
    public String name() {
        return "torch.package";
    }

    @Override
    public Probe probe(Source source) {
        return source.zip().flatMap(TorchPackageFormat::top).isPresent()
                ? new Probe.Claimed()
                : new Probe.Refused("no zip archive with " + MARK);
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Optional<ZipDirectory> directory = source.zip();
        Optional<String> top = directory.flatMap(TorchPackageFormat::top);
        if (directory.isEmpty() || top.isEmpty()) {
            throw new CheckpointException(new FormatFault.MissingPart(source.name(), MARK));
        }
        ScratchSpace scratch = new ScratchSpace(opening.cache());
        boolean opened = false;
        try {
            ZipParts parts = new ZipParts(directory.get(), top.get(), scratch);
            OpenCheckpoint checkpoint = new PackageReader(parts, opening).read(name());
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                scratch.close();
            }
        }
    }

    private static Optional<String> top(ZipDirectory directory) {
        List<String> tops = ZipParts.foldersWith(directory, MARK);
        return tops.isEmpty() ? Optional.empty() : Optional.of(tops.getFirst());
    }
}
