package org.tensorloupe.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat.Probe;
import org.tensorloupe.format.bundle.BundleFormat;
import org.tensorloupe.format.dcp.DcpFolderFormat;
import org.tensorloupe.format.dcp.DcpMetadataFormat;
import org.tensorloupe.format.dcp.DcpShardsFormat;
import org.tensorloupe.format.exported.ExportedFormat;
import org.tensorloupe.format.gguf.GgufFormat;
import org.tensorloupe.format.legacy.LegacyFormat;
import org.tensorloupe.format.numpy.NpyFormat;
import org.tensorloupe.format.numpy.NpzFormat;
import org.tensorloupe.format.picklefile.PickleFileFormat;
import org.tensorloupe.format.safetensors.SafetensorsFormat;
import org.tensorloupe.format.sharded.ShardFolderFormat;
import org.tensorloupe.format.sharded.ShardIndexFormat;
import org.tensorloupe.format.strangers.Strangers;
import org.tensorloupe.format.torchpackage.TorchPackageFormat;
import org.tensorloupe.format.torchscript.TorchScriptFormat;
import org.tensorloupe.format.torchtar.TorchTarFormat;
import org.tensorloupe.format.torchzip.TorchZipFormat;

/// The containers this program reads.
public final class Formats {
    /// All of them, in the order in which they are asked. A new one is added here.
    public static final List<CheckpointFormat> ALL =
            List.of(
                    new GgufFormat(),
                    new NpyFormat(),
                    new NpzFormat(),
                    new ExportedFormat(),
                    new TorchPackageFormat(),
                    new TorchScriptFormat(),
                    new TorchZipFormat(),
                    new SafetensorsFormat(),
                    new ShardIndexFormat(),
                    new DcpMetadataFormat(),
                    new DcpFolderFormat(),
                    new DcpShardsFormat(),
                    new ShardFolderFormat(),
                    new LegacyFormat(),
                    new TorchTarFormat(),
                    new BundleFormat(),
                    new PickleFileFormat());

    /// Files within files: a model in an archive in a pickle is 3.
    private static final int DEEPEST = 8;

    private Formats() {}

    /// Opens a file or folder with the first format that claims it. Reads no tensor data.
    ///
    /// @param monitor polled while the file is read; its cancellation passes through
    /// @return owns the file; the caller closes it
    /// @throws CheckpointException if the file cannot be read, is of no known format, or is damaged
    ///     beyond use
    public static OpenCheckpoint open(Path path, Monitor monitor) throws CheckpointException {
        return opening(monitor).open(path);
    }

    /// Opens a file or folder whose unpacked regions share the memory of others.
    ///
    /// @param cache where they are kept
    /// @throws CheckpointException as [#open(Path, Monitor)]
    public static OpenCheckpoint open(Path path, Monitor monitor, HeapCache cache)
            throws CheckpointException {
        return new Nesting(monitor, cache, 0, new Spending()).open(path);
    }

    /// The way to open files, for what no file stands around.
    public static Opening opening(Monitor monitor) {
        return new Nesting(monitor, new HeapCache(), 0, new Spending());
    }

    /// @param cache where unpacked regions are kept
    /// @param depth how many files stand around the one that is opened
    /// @param spending what the files within have taken of the memory
    private record Nesting(Monitor monitor, HeapCache cache, int depth, Spending spending)
            implements Opening {
        @Override
        public Opening under(Monitor other) {
            return new Nesting(other, cache, depth, new Spending());
        }

        @Override
        public OpenCheckpoint open(Path path) throws CheckpointException {
            Path folder = path.toAbsolutePath().getParent();
            if (Files.isDirectory(path)) {
                return read(Source.folder(path));
            }
            if (folder != null && isPartOfAFolder(path)) {
                return read(Source.folder(folder));
            }
            MappedFile file = MappedFile.open(path);
            boolean opened = false;
            try {
                OpenCheckpoint inner = read(Source.file(file.view(), path));
                opened = true;
                return new OpenFile(inner, file);
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        }

        /// A piece of a distributed checkpoint says nothing without the file that lists all pieces.
        private static boolean isPartOfAFolder(Path path) {
            return path.toString().endsWith(".distcp")
                    && Files.isRegularFile(path.resolveSibling(".metadata"));
        }

        @Override
        public OpenCheckpoint open(ByteView region) throws CheckpointException {
            return read(Source.region(region));
        }

        private OpenCheckpoint open(CheckpointFormat format, Source source)
                throws CheckpointException {
            if (depth == 0) {
                return outermost(format, source);
            }
            OpenCheckpoint inner =
                    format.open(source, new Nesting(monitor, cache, depth + 1, spending));
            boolean paid = false;
            try {
                spending.add(source.name(), inner.checkpoint());
                paid = true;
                return inner;
            } finally {
                if (!paid) {
                    inner.close();
                }
            }
        }

        /// The limits keep the memory bounded; should they miss something, the file is refused and
        /// what it took is free again.
        private OpenCheckpoint outermost(CheckpointFormat format, Source source)
                throws CheckpointException {
            try {
                return format.open(source, new Nesting(monitor, cache, 1, spending));
            } catch (OutOfMemoryError e) {
                throw new CheckpointException(
                        new FormatFault.Unsupported(
                                source.name(),
                                String.format(
                                        Locale.ROOT,
                                        "a file of which the tree alone takes more than the %,d MB of memory",
                                        Runtime.getRuntime().maxMemory() >> 20)),
                        e);
            }
        }

        private OpenCheckpoint read(Source source) throws CheckpointException {
            if (depth > DEEPEST) {
                throw new CheckpointException(
                        new FormatFault.LimitExceeded(
                                source.name(), "files within files", DEEPEST, depth));
            }
            monitor.advance(0);
            List<FormatFault.Refusal> refusals = new ArrayList<>();
            for (CheckpointFormat format : ALL) {
                if (format.readsFolders() != source.isFolder()) {
                    continue;
                }
                switch (format.probe(source)) {
                    case Probe.Claimed _ -> {
                        return open(format, source);
                    }
                    case Probe.Refused(String reason) ->
                            refusals.add(new FormatFault.Refusal(format.name(), reason));
                }
            }
            throw new CheckpointException(
                    source.isFolder()
                            ? new FormatFault.Folder(source.name(), refusals)
                            : Strangers.describe(source, refusals));
        }
    }
}
