package org.tensorloupe.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat.Probe;
import org.tensorloupe.format.torchzip.TorchZipFormat;

/// The containers this program reads.
public final class Formats {
    /// All of them, in the order in which they are asked. A new one is added here.
    public static final List<CheckpointFormat> ALL = List.of(new TorchZipFormat());

    private Formats() {}

    /// Opens a file with the first format that claims it. Reads no tensor data.
    ///
    /// @param monitor polled while the file is read; its cancellation passes through
    /// @return owns the file; the caller closes it
    /// @throws CheckpointException if the file cannot be read, is of no known format, or is damaged
    ///     beyond use
    public static OpenCheckpoint open(Path path, Monitor monitor) throws CheckpointException {
        MappedFile file = MappedFile.open(path);
        boolean opened = false;
        try {
            List<FormatFault.Refusal> refusals = new ArrayList<>();
            for (CheckpointFormat format : ALL) {
                switch (format.probe(file)) {
                    case Probe.Claimed _ -> {
                        OpenCheckpoint checkpoint = format.open(file, monitor);
                        opened = true;
                        return checkpoint;
                    }
                    case Probe.Refused(String reason) ->
                            refusals.add(new FormatFault.Refusal(format.name(), reason));
                }
            }
            throw new CheckpointException(Strangers.describe(file.view(), refusals));
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }
}
