package org.tensorloupe.export;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;

/// Tensors as NumPy's `.npz`: a ZIP of `.npy` entries, stored, dated 1980 as NumPy dates them.
final class NpzExporter implements TensorExporter {
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    /// Bytes of an entry's name, which ZIP counts with 16 bits.
    private static final int LONGEST_NAME = 0xffff;

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String label() {
        return "NumPy arrays";
    }

    @Override
    public String extension() {
        return "npz";
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public boolean storesSharedOnce() {
        return false;
    }

    @Override
    public boolean takes(String name) {
        return entryName(name).getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    private static String entryName(String name) {
        return name + ".npy";
    }

    @Override
    public Optional<DType> typeOf(TensorInfo tensor) {
        return NpyTypes.of(tensor);
    }

    @Override
    public List<OutputTensor> ordered(List<OutputTensor> tensors) {
        return tensors;
    }

    @Override
    public Writing begin(OutputPlan plan, AtomicOutput file) throws IOException {
        SeekableByteChannel channel =
                file.channel()
                        .orElseThrow(
                                () -> new IOException("a .npz is written to a regular file only"));
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel);
        zip.setMethod(ZipArchiveOutputStream.STORED);
        zip.setUseZip64(Zip64Mode.AsNeeded);
        return new Entries(zip);
    }

    /// An entry whose name stays as it is: without a platform, backslashes would become slashes.
    private static final class UnixEntry extends ZipArchiveEntry {
        UnixEntry(String name) {
            super("");
            setPlatform(PLATFORM_UNIX);
            setName(name);
        }
    }

    private record Entries(ZipArchiveOutputStream zip) implements Writing {
        @Override
        public void begin(OutputTensor tensor) throws IOException {
            byte[] head = NpyHead.of(tensor);
            ZipArchiveEntry entry = new UnixEntry(entryName(tensor.name()));
            entry.setSize(Math.addExact(head.length, tensor.byteSize()));
            entry.setTime(DATE.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
            zip.putArchiveEntry(entry);
            zip.write(head);
        }

        @Override
        public void write(byte[] bytes, int count) throws IOException {
            zip.write(bytes, 0, count);
        }

        @Override
        public void end() throws IOException {
            zip.closeArchiveEntry();
        }

        @Override
        public void finish() throws IOException {
            zip.finish();
        }
    }
}
