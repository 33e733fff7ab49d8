package org.tensorloupe.format.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Unpacks the raw bytes of an entry by its method (APPNOTE 4.4.5).
final class EntryStreams {
    private static final int BUFFER = 64 << 10;

    private EntryStreams() {}

    /// A stream that gives exactly the entry's bytes, or a fault.
    static InputStream open(ZipEntry entry, ByteView raw) throws CheckpointException {
        InputStream in = ByteViews.stream(raw);
        try {
            return switch (entry.method()) {
                case 0 -> in;
                case 8 -> checked(entry, raw, new RawInflater(in));
                case 9 -> checked(entry, raw, new Deflate64CompressorInputStream(buffered(in)));
                case 12 -> checked(entry, raw, new BZip2CompressorInputStream(buffered(in)));
                default ->
                        throw new CheckpointException(
                                new FormatFault.Unsupported(
                                        raw.name(), methodName(entry.method())));
            };
        } catch (FaultIOException e) {
            throw e.carried();
        } catch (IOException | RuntimeException e) {
            throw CheckedEntryStream.undecodable(raw.name(), e);
        }
    }

    private static InputStream checked(ZipEntry entry, ByteView raw, InputStream unpacked) {
        return new CheckedEntryStream(unpacked, raw.name(), entry.size(), entry.crc());
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER);
    }

    private static String methodName(int method) {
        String name =
                switch (method) {
                    case 1 -> "Shrink";
                    case 2, 3, 4, 5 -> "Reduce";
                    case 6 -> "Implode";
                    case 14 -> "LZMA";
                    case 20, 93 -> "Zstandard";
                    case 94 -> "MP3";
                    case 95 -> "XZ";
                    case 96 -> "JPEG";
                    case 97 -> "WavPack";
                    case 98 -> "PPMd";
                    default -> "method " + method;
                };
        return name + " compression";
    }

    /// Deflate without a zlib header; closing frees its native memory.
    private static final class RawInflater extends InflaterInputStream {
        RawInflater(InputStream in) {
            super(in, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
