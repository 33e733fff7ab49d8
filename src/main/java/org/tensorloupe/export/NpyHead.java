package org.tensorloupe.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tensorloupe.tensor.Shape;

/// The bytes in front of an array's elements in a `.npy` file, version 1.0, as NumPy writes them:
/// padded so that the elements begin at a multiple of 64 bytes, with room for the first axis to grow.
///
/// The definition is NumPy's `lib/_format_impl.py`. Version 2.0 is for headers beyond 65,535 bytes,
/// which no array of NumPy's 64 axes of plain numbers needs.
final class NpyHead {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int LENGTH_BYTES = 2;
    private static final int ALIGNMENT = 64;

    /// `GROWTH_AXIS_MAX_DIGITS`.
    private static final int GROWTH_DIGITS = 21;

    private NpyHead() {}

    /// The head of an array.
    static byte[] of(OutputTensor output) {
        Shape shape = output.shape();
        StringBuilder text = new StringBuilder("{'descr': '");
        text.append(NpyTypes.description(output.type()));
        text.append("', 'fortran_order': False, 'shape': ").append(tuple(shape)).append(", }");
        if (shape.rank() > 0) {
            int digits = Long.toString(shape.size(0)).length();
            text.repeat(' ', Math.max(0, GROWTH_DIGITS - digits));
        }
        int taken = MAGIC.length + LENGTH_BYTES + text.length() + 1;
        text.repeat(' ', (ALIGNMENT - taken % ALIGNMENT) % ALIGNMENT).append('\n');
        byte[] dictionary = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(MAGIC.length + LENGTH_BYTES + dictionary.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) dictionary.length)
                .put(dictionary)
                .array();
    }

    private static String tuple(Shape shape) {
        String sizes =
                Arrays.stream(shape.toArray())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", "));
        return "(" + sizes + (shape.rank() == 1 ? ",)" : ")");
    }
}
