package org.tensorloupe.format.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Unpacked data that must have the size and CRC-32 the directory gives; else the read that
/// notices throws a [FaultIOException], and so does every later one. One thread.
final class CheckedEntryStream extends InputStream {
    private final InputStream in;
    private final String where;
    private final long size;
    private final int expectedCrc;
    private final CRC32 crc = new CRC32();
    private long count;

    CheckedEntryStream(InputStream in, String where, long size, int expectedCrc) {
        this.in = in;
        this.where = where;
        this.size = size;
        this.expectedCrc = expectedCrc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] out, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, out.length);
        if (length == 0) {
            return 0;
        }
        int here;
        try {
            here = in.read(out, start, length);
        } catch (FaultIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FaultIOException(undecodable(where, e));
        }
        if (here < 0) {
            checkEnd();
            return -1;
        }
        count += here;
        if (count > size) {
            throw malformed(size + " bytes, as the directory says", "more");
        }
        crc.update(out, start, here);
        return here;
    }

    private void checkEnd() throws FaultIOException {
        if (count != size) {
            throw malformed(size + " bytes, as the directory says", count + " bytes");
        }
        if ((int) crc.getValue() != expectedCrc) {
            throw malformed("CRC-32 %08x".formatted(expectedCrc), "%08x".formatted(crc.getValue()));
        }
    }

    private FaultIOException malformed(String expected, String found) {
        return new FaultIOException(
                new CheckpointException(new FormatFault.Malformed(where, expected, found)));
    }

    /// The fault for data a decoder gave up on.
    static CheckpointException undecodable(String where, Exception cause) {
        String message = cause.getMessage();
        return new CheckpointException(
                new FormatFault.Malformed(
                        where,
                        "compressed data",
                        message == null ? cause.getClass().getSimpleName() : message),
                cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
