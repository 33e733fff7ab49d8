package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PyBytes;

/// NumPy arrays whose elements are no numbers: texts are spelled out as far as a person reads them,
/// dates and records are told by their type and count.
final class NumpyRecords {
    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private NumpyRecords() {}

    static Node value(NumpyDtype dtype, long[] shape, PyBytes data, Place place) {
        String sizes =
                Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("×"));
        String type = "numpy array of " + dtype.text();
        List<String> texts = texts(dtype, data);
        String text =
                texts.isEmpty()
                        ? String.format(Locale.ROOT, "shape [%s], %,d bytes", sizes, data.size())
                        : shape.length == 0 ? texts.getFirst() : listed(texts, data, dtype);
        return new ValueNode(place.key(), place.name(), type, text);
    }

    private static String listed(List<String> texts, PyBytes data, NumpyDtype dtype) {
        long count = data.size() / dtype.itemSize();
        return texts.stream().collect(Collectors.joining("', '", "['", "'"))
                + (count > texts.size()
                        ? String.format(Locale.ROOT, ", …] (%,d texts)", count)
                        : "]");
    }

    /// The first texts of an array of `U` (UTF-32) or `S` (bytes); empty for other types.
    private static List<String> texts(NumpyDtype dtype, PyBytes data) {
        boolean wide = dtype.code().startsWith("U");
        long size = dtype.itemSize();
        if (dtype.names() != null || !(wide || dtype.code().startsWith("S")) || size <= 0) {
            return List.of();
        }
        Charset charset =
                !wide
                        ? StandardCharsets.ISO_8859_1
                        : dtype.order().equals(ByteOrder.BIG_ENDIAN)
                                ? StandardCharsets.UTF_32BE
                                : StandardCharsets.UTF_32LE;
        List<String> out = new ArrayList<>();
        try {
            for (long at = 0; at <= data.size() - size && out.size() < MOST; at += size) {
                byte[] bytes = data.view().bytes(at, (int) Math.min(size, LONGEST * 4L));
                String text = new String(bytes, charset);
                int end = text.indexOf('\0');
                out.add(end < 0 ? text : text.substring(0, end));
            }
        } catch (CheckpointException _) {
            return List.of();
        }
        return out;
    }
}
