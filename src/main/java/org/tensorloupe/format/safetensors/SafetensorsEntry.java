package org.tensorloupe.format.safetensors;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;

/// What a header says of one tensor.
///
/// @param dtype element type
/// @param shape sizes of the axes
/// @param begin first byte of its data, from the end of the header
/// @param end byte after its last, not before `begin`
record SafetensorsEntry(DType dtype, Shape shape, long begin, long end) {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);

    /// An entry breaks a rule so that no tensor can be made of it.
    static final class EntryException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String rule;

        /// @param rule the rule, as findings are counted by it
        EntryException(String rule, String message) {
            super(message, null, false, false);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    /// Reads an entry: an object of `dtype`, `shape` and `data_offsets`, or, as the library reads it
    /// too, an array of the three.
    static SafetensorsEntry of(@Nullable Object value) throws EntryException {
        Object dtype;
        Object shape;
        Object offsets;
        switch (value) {
            case Map<?, ?> fields -> {
                dtype = fields.get("dtype");
                shape = fields.get("shape");
                offsets = fields.get("data_offsets");
            }
            case List<?> fields when fields.size() == 3 -> {
                dtype = fields.get(0);
                shape = fields.get(1);
                offsets = fields.get(2);
            }
            case null, default ->
                    throw broken("an entry is an object of dtype, shape and data_offsets");
        }
        DType type = type(dtype);
        long[] range = sizes(offsets, "data_offsets");
        if (range.length != 2) {
            throw broken(
                    String.format(
                            Locale.ROOT, "data_offsets holds %d numbers, not 2", range.length));
        }
        if (range[0] > range[1]) {
            throw new EntryException(
                    "tensors begin behind their end",
                    String.format(
                            Locale.ROOT,
                            "its data begins at byte %,d, behind its end at %,d",
                            range[0],
                            range[1]));
        }
        return new SafetensorsEntry(type, shape(sizes(shape, "shape"), type), range[0], range[1]);
    }

    /// Bytes that the shape and the type ask for.
    long expectedBytes() {
        return dtype.byteSize(shape.numel());
    }

    /// Whether the elements end in the middle of a byte.
    boolean endsWithinAByte() {
        return shape.numel() % Byte.SIZE * dtype.bits() % Byte.SIZE != 0;
    }

    private static DType type(@Nullable Object name) throws EntryException {
        if (!(name instanceof String text)) {
            throw broken("it has no dtype");
        }
        return SafetensorsTypes.named(text)
                .orElseThrow(() ->
                        new EntryException(
                                "tensors have unknown dtypes",
                                "its dtype %s is unknown".formatted(shortened(text))));
    }

    /// A shape whose bits can be counted from left to right, as the library counts them.
    private static Shape shape(long[] sizes, DType type) throws EntryException {
        try {
            long elements = 1;
            for (long size : sizes) {
                elements = Math.multiplyExact(elements, size);
            }
            Math.multiplyExact(elements, Math.max(type.bits(), Byte.SIZE));
            return Shape.of(sizes);
        } catch (ArithmeticException _) {
            throw new EntryException(
                    "tensors have impossible shapes",
                    "the bytes of its shape %s do not fit 64 bits"
                            .formatted(shortened(Arrays.toString(sizes))));
        }
    }

    private static long[] sizes(@Nullable Object value, String what) throws EntryException {
        if (!(value instanceof List<?> list)) {
            throw broken("it has no " + what);
        }
        long[] sizes = new long[list.size()];
        for (int i = 0; i < sizes.length; i++) {
            Object item = list.get(i);
            if (item instanceof Long size && size >= 0) {
                sizes[i] = size;
            } else if (item instanceof BigInteger huge
                    && huge.signum() > 0
                    && huge.compareTo(MOST) < 0) {
                sizes[i] = Long.MAX_VALUE;
            } else {
                throw broken(
                        "%s holds %s, not a size".formatted(what, shortened(String.valueOf(item))));
            }
        }
        return sizes;
    }

    private static EntryException broken(String message) {
        return new EntryException("entries are no tensors", message);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
