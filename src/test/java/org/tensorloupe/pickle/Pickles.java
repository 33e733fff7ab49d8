package org.tensorloupe.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;

/// Pickles for tests: files of Python's, and opcodes by hand.
final class Pickles {
    private Pickles() {}

    /// A file of `src/test/resources/pickles`.
    static byte[] file(String name) {
        try (InputStream in = Pickles.class.getResourceAsStream("/pickles/" + name)) {
            if (in == null) {
                throw new AssertionError("no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pickle read(byte[] bytes) throws CheckpointException {
        return PickleReader.read(ByteViews.of("test.pkl", bytes), 0);
    }

    static Pickle read(byte[] bytes, PickleLimits limits) throws CheckpointException {
        return PickleReader.read(
                ByteViews.of("test.pkl", bytes), 0, limits, PersistentIds.KEEP, Monitor.NONE);
    }

    /// A pickle of opcodes: texts as Latin-1, numbers as single bytes, arrays as they are.
    static byte[] of(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case String text -> out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                case Integer number -> out.write(number);
                case byte[] bytes -> out.writeBytes(bytes);
                default -> throw new AssertionError(part);
            }
        }
        return out.toByteArray();
    }

    /// A little-endian number of `bytes` bytes.
    static byte[] le(long number, int bytes) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (number >> (8 * i));
        }
        return out;
    }
}
