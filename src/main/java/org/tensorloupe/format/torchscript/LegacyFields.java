package org.tensorloupe.format.torchscript;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Fields of protobuf messages in JSON, where 64-bit integers are texts, enums are names or numbers,
/// and what is missing has its default.
final class LegacyFields {
    /// `caffe2.TensorProto.DataType`, by name and by number.
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("FLOAT", "float32"),
                    Map.entry("1", "float32"),
                    Map.entry("INT32", "int32"),
                    Map.entry("2", "int32"),
                    Map.entry("BYTE", "uint8"),
                    Map.entry("3", "uint8"),
                    Map.entry("BOOL", "bool"),
                    Map.entry("5", "bool"),
                    Map.entry("UINT8", "uint8"),
                    Map.entry("6", "uint8"),
                    Map.entry("INT8", "int8"),
                    Map.entry("7", "int8"),
                    Map.entry("UINT16", "uint16"),
                    Map.entry("8", "uint16"),
                    Map.entry("INT16", "int16"),
                    Map.entry("9", "int16"),
                    Map.entry("INT64", "int64"),
                    Map.entry("10", "int64"),
                    Map.entry("FLOAT16", "float16"),
                    Map.entry("12", "float16"),
                    Map.entry("DOUBLE", "float64"),
                    Map.entry("13", "float64"));

    private static final Map<String, String> QUANTISED =
            Map.of("int8", "qint8", "uint8", "quint8", "int32", "qint32");

    private LegacyFields() {}

    static List<?> list(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof List<?> list ? list : List.of();
    }

    /// @throws IllegalArgumentException if it is no message
    static Map<?, ?> message(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new IllegalArgumentException("no message");
    }

    /// @throws IllegalArgumentException if it is no text
    static String text(Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + key);
    }

    /// The element that a field counts to; null if there is none.
    static @Nullable Object at(
            List<? extends @Nullable Object> table, Map<?, ?> fields, String key) {
        long index = integer(fields.get(key), -1);
        if (!fields.containsKey(key)) {
            index = 0;
        }
        return index >= 0 && index < table.size() ? table.get((int) index) : null;
    }

    /// @throws IllegalArgumentException if the message is no tensor
    /// @throws ArithmeticException if its sizes do not fit a long
    static TensorInfo tensor(Map<?, ?> fields, StorageRef storage) {
        DType dtype = dtype(fields);
        Shape shape = Shape.of(integers(fields, "dims"));
        Strides strides = Strides.of(integers(fields, "strides"));
        if (strides.toArray().length != shape.rank()) {
            throw new IllegalArgumentException("strides for another rank");
        }
        Math.addExact(dtype.byteSize(shape.numel()), strides.span(shape));
        long offset = integer(fields.getOrDefault("offset", null), 0);
        if (offset < 0) {
            throw new IllegalArgumentException("offset " + offset);
        }
        Quantization quantization =
                isQuantised(fields)
                        ? new Quantization.PerTensor(
                                fields.get("scale") instanceof Number n ? n.doubleValue() : 1,
                                integer(fields.get("zeroPoint"), 0))
                        : null;
        boolean requiresGrad = Boolean.TRUE.equals(fields.get("requiresGrad"));
        return new TensorInfo(
                "",
                dtype,
                shape,
                strides,
                offset,
                storage,
                new Traits(false, requiresGrad, false, false, quantization));
    }

    private static DType dtype(Map<?, ?> fields) {
        String code = String.valueOf(fields.get("dataType"));
        String name = TYPES.getOrDefault(code, "");
        return DTypes.named(isQuantised(fields) ? QUANTISED.getOrDefault(name, "") : name)
                .orElseThrow(() -> new IllegalArgumentException("data type " + code));
    }

    private static boolean isQuantised(Map<?, ?> fields) {
        return Boolean.TRUE.equals(fields.get("isQuantized"));
    }

    private static long[] integers(Map<?, ?> fields, String key) {
        return list(fields, key).stream().mapToLong(value -> integer(value, -1)).toArray();
    }

    private static long integer(@Nullable Object value, long otherwise) {
        return switch (value) {
            case Long number -> number;
            case String text -> {
                try {
                    yield Long.parseLong(text);
                } catch (NumberFormatException _) {
                    yield otherwise;
                }
            }
            case null, default -> otherwise;
        };
    }
}
