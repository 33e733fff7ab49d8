package org.tensorloupe.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Drains one stream that should give `size` bytes, in chunks, reporting progress. One thread.
///
/// @param name the place of the bytes, for faults
/// @param size bytes the stream should give
record Inflation(String name, long size, InputStream in, Monitor monitor) {
    private static final int CHUNK = 256 << 10;

    /// Takes one chunk.
    interface Sink {
        void accept(byte[] chunk, int count) throws CheckpointException;
    }

    /// All bytes on the heap. Memory grows with what arrives, not with what was announced.
    byte[] toArray() throws CheckpointException {
        var target =
                new Object() {
                    byte[] bytes = new byte[Math.clamp(size, 0, CHUNK)];
                    int count;
                };
        drain((chunk, count) -> {
            int needed = target.count + count;
            if (needed > target.bytes.length) {
                long doubled = Math.max(needed, 2L * target.bytes.length);
                target.bytes = Arrays.copyOf(target.bytes, (int) Math.min(size, doubled));
            }
            System.arraycopy(chunk, 0, target.bytes, target.count, count);
            target.count = needed;
        });
        return target.bytes;
    }

    /// Gives every chunk to the sink.
    ///
    /// @throws CheckpointException if the stream gives more or fewer bytes, or cannot be decoded
    /// @throws CancellationException if the monitor says so
    void drain(Sink sink) throws CheckpointException {
        byte[] chunk = new byte[Math.clamp(size, 1, CHUNK)];
        long total = 0;
        for (int count = read(chunk); count >= 0; count = read(chunk)) {
            total += count;
            if (total > size) {
                throw malformed(size + " bytes", "more");
            }
            sink.accept(chunk, count);
            monitor.advance(count);
        }
        if (total < size) {
            throw malformed(size + " bytes", total + " bytes");
        }
    }

    private int read(byte[] chunk) throws CheckpointException {
        try {
            return in.read(chunk);
        } catch (FaultIOException e) {
            throw e.carried();
        } catch (IOException | RuntimeException e) {
            var fault = new FormatFault.Malformed(name, "data that unpacks", reason(e));
            throw new CheckpointException(fault, e);
        }
    }

    private CheckpointException malformed(String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(name, expected, found));
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
