package org.tensorloupe.format.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// What stands in front of an array's data (NEP 1 and `numpy/lib/format.py`), versions 1 to 3.
///
/// @param version major version of the file format
/// @param descr the element type: a text, or for structured types a list of fields
/// @param fortran whether the first index runs fastest
/// @param shape sizes of the axes, not checked
/// @param dataAt byte offset of the data
record NpyHeader(int version, Object descr, boolean fortran, List<Long> shape, long dataAt) {
    private static final String MAGIC = "\u0093NUMPY";
    private static final int PREFIX = 8;

    /// NumPy itself reads 10,000 characters unless told otherwise.
    private static final int LONGEST = 1 << 20;

    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

    /// Whether bytes begin as a `.npy` does.
    static boolean isMagic(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(MAGIC);
    }

    /// Reads a header from the beginning of a stream, and nothing behind it.
    ///
    /// @param where the place of the array, for faults
    /// @throws CheckpointException if it is no header, or cut short, or longer than a megabyte
    static NpyHeader read(String where, InputStream in) throws CheckpointException {
        byte[] prefix = next(where, in, PREFIX, 0);
        if (!isMagic(prefix)) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            where, "an array that begins with \\x93NUMPY", "other bytes"));
        }
        int version = prefix[MAGIC.length()] & 0xff;
        if (version < 1 || version > 3) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(where, "version " + version + " of .npy"));
        }
        int width = version == 1 ? 2 : 4;
        byte[] count = next(where, in, width, PREFIX);
        long length = 0;
        for (int i = width - 1; i >= 0; i--) {
            length = (length << Byte.SIZE) | (count[i] & 0xff);
        }
        if (length > LONGEST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(where, "bytes in the header", LONGEST, length));
        }
        byte[] text = next(where, in, (int) length, PREFIX + width);
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        Map<String, Object> entries = PythonLiteral.dict(where, new String(text, charset));
        return of(where, version, entries, PREFIX + width + length);
    }

    private static NpyHeader of(String where, int version, Map<String, Object> entries, long dataAt)
            throws CheckpointException {
        if (!entries.keySet().equals(KEYS)
                || !(entries.get("fortran_order") instanceof Boolean fortran)
                || !(entries.get("shape") instanceof List<?> sizes)
                || !sizes.stream().allMatch(Long.class::isInstance)) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            where + " > header",
                            "descr, fortran_order (True or False) and shape (integers)",
                            String.join(", ", entries.keySet())));
        }
        Object descr = entries.getOrDefault("descr", "");
        List<Long> shape = sizes.stream().map(Long.class::cast).toList();
        return new NpyHeader(version, descr, fortran, shape, dataAt);
    }

    private static byte[] next(String where, InputStream in, int count, int before)
            throws CheckpointException {
        try {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new CheckpointException(
                        new FormatFault.CutShort(
                                where, before + (long) bytes.length, "the rest of the header"));
            }
            return bytes;
        } catch (FaultIOException e) {
            throw e.carried();
        } catch (IOException e) {
            throw new CheckpointException(
                    new FormatFault.Unreadable(where, String.valueOf(e.getMessage())), e);
        }
    }

    /// Whether the elements are Python objects, stored as one pickle.
    boolean holdsObjects() {
        return descr instanceof String text && text.endsWith("O");
    }

    /// The sizes, in a new array.
    long[] sizes() {
        long[] sizes = new long[shape.size()];
        Arrays.setAll(sizes, shape::get);
        return sizes;
    }
}
