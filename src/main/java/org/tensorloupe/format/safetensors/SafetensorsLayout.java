package org.tensorloupe.format.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.tree.FindingLog;
import org.tensorloupe.model.Finding.Severity;

/// The rules on where the tensors of a file lie: one after another from byte 0 to the end of the
/// file, no byte in none of them and none in two.
final class SafetensorsLayout {
    private final String fileName;
    private final long fileSize;
    private final long dataSize;
    private final FindingLog log;
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(String name, long begin, long end) {}

    /// @param fileSize bytes of the file
    /// @param dataSize bytes of it behind the header
    SafetensorsLayout(String fileName, long fileSize, long dataSize, FindingLog log) {
        this.fileName = fileName;
        this.fileSize = fileSize;
        this.dataSize = dataSize;
        this.log = log;
    }

    /// Checks what a tensor says of itself.
    void add(String name, SafetensorsEntry entry) {
        placed.add(new Placed(name, entry.begin(), entry.end()));
        long bytes = entry.end() - entry.begin();
        if (entry.endsWithinAByte()) {
            error(
                    "tensors end within a byte",
                    name,
                    String.format(
                            Locale.ROOT,
                            "its %,d elements of %d bits do not fill whole bytes",
                            entry.shape().numel(),
                            entry.dtype().bits()));
        } else if (bytes != entry.expectedBytes()) {
            error(
                    "tensors have other sizes than their shapes",
                    name,
                    String.format(
                            Locale.ROOT,
                            "its shape takes %,d bytes, its data_offsets %,d",
                            entry.expectedBytes(),
                            bytes));
        }
        if (entry.end() > dataSize) {
            error(
                    "tensors reach beyond the file",
                    name,
                    String.format(
                            Locale.ROOT,
                            "its data ends at byte %,d behind the header, the file at %,d",
                            entry.end(),
                            dataSize));
        }
    }

    /// Checks how the tensors lie beside each other.
    ///
    /// @return what a file says that ends before its tensors do; null for one that does not
    FormatFault.@Nullable CutShort check() {
        placed.sort(Comparator.comparingLong(Placed::begin).thenComparingLong(Placed::end));
        long end = 0;
        for (Placed tensor : placed) {
            if (tensor.begin() > end) {
                error(
                        "holes between tensors",
                        tensor.name(),
                        String.format(
                                Locale.ROOT,
                                "its data begins at byte %,d, %,d bytes in front of it are in no tensor",
                                tensor.begin(),
                                tensor.begin() - end));
            } else if (tensor.begin() < end) {
                error(
                        "tensors overlap others",
                        tensor.name(),
                        String.format(
                                Locale.ROOT,
                                "its data begins at byte %,d, before the end of another at %,d",
                                tensor.begin(),
                                end));
            }
            end = Math.max(end, tensor.end());
        }
        if (end < dataSize) {
            log.add(
                    Severity.ERROR,
                    String.format(
                            Locale.ROOT, "%,d bytes stand behind the last tensor", dataSize - end));
        }
        return end > dataSize
                ? new FormatFault.CutShort(
                        fileName,
                        fileSize,
                        String.format(
                                Locale.ROOT,
                                "the end of its tensors' data at %,d",
                                end + Math.min(fileSize - dataSize, Long.MAX_VALUE - end)))
                : null;
    }

    private void error(String kind, String name, String message) {
        log.add(Severity.ERROR, kind, name, message);
    }
}
