package org.tensorloupe.format.exported;

import java.nio.charset.StandardCharsets;
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
import org.tensorloupe.format.archive.ZipParts;

/// Exported programs, `.pt2`: a graph with its weights and constants.
public final class ExportedFormat implements CheckpointFormat {
    private static final String MARK = "archive_format";
    private static final int MARK_SIZE = 16;

    @Override
    public String name() {
        return "torch.export";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        Optional<ZipDirectory> directory = source.zip();
        if (directory.isPresent() && (isOld(directory.get()) || top(directory.get()).isPresent())) {
            return new Probe.Claimed();
        }
        return new Probe.Refused("no zip archive of an exported program");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Optional<ZipDirectory> directory = source.zip();
        if (directory.isEmpty()) {
            throw new CheckpointException(new FormatFault.MissingPart(source.name(), MARK));
        }
        boolean old = isOld(directory.get());
        String top = old ? "" : top(directory.get()).orElse("");
        // What lies in another file opens no further files of its own: an archive may name one
        // entry a thousand times.
        boolean outermost = source.path().isPresent();
        ScratchSpace scratch = new ScratchSpace(opening.cache());
        ZipParts parts = new ZipParts(directory.get(), top, scratch);
        ProgramTree tree = new ProgramTree(parts, opening, outermost);
        boolean opened = false;
        try {
            OpenCheckpoint checkpoint =
                    old
                            ? new OldReader(parts, tree).read(name())
                            : new ExportedReader(parts, tree).read(name());
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                tree.close();
            }
        }
    }

    private static boolean isOld(ZipDirectory directory) {
        return directory.find(OldReader.PROGRAM).isPresent();
    }

    /// The folder of an archive that says `pt2` of itself.
    private static Optional<String> top(ZipDirectory directory) throws CheckpointException {
        for (String top : ZipParts.foldersWith(directory, MARK)) {
            ZipEntry mark = directory.find(top + MARK).orElseThrow();
            if (mark.size() <= MARK_SIZE && isPt2(directory, mark)) {
                return Optional.of(top);
            }
        }
        return Optional.empty();
    }

    private static boolean isPt2(ZipDirectory directory, ZipEntry mark) throws CheckpointException {
        try (ScratchSpace scratch = new ScratchSpace()) {
            ByteView view = directory.view(mark, scratch, Monitor.NONE);
            byte[] text = view.bytes(0, (int) view.size());
            return new String(text, StandardCharsets.UTF_8).strip().equals("pt2");
        }
    }
}
