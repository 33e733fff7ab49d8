package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// NumPy's names for element types: kind and bytes, such as `f4`, after an optional byte order.
public final class NumpyTypes {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("f8", "float64"),
                    Map.entry("f4", "float32"),
                    Map.entry("f2", "float16"),
                    Map.entry("i8", "int64"),
                    Map.entry("i4", "int32"),
                    Map.entry("i2", "int16"),
                    Map.entry("i1", "int8"),
                    Map.entry("u8", "uint64"),
                    Map.entry("u4", "uint32"),
                    Map.entry("u2", "uint16"),
                    Map.entry("u1", "uint8"),
                    Map.entry("b1", "bool"),
                    Map.entry("c8", "complex64"),
                    Map.entry("c16", "complex128"));

    private NumpyTypes() {}

    /// An element type and its byte order.
    public record Element(DType dtype, ByteOrder order) {}

    /// The type of a name without byte order, such as `f4`; empty if it holds no numbers.
    public static Optional<DType> named(String name) {
        return Optional.ofNullable(NAMES.get(name)).flatMap(DTypes::named);
    }

    /// The type of an array protocol's type string, such as `<f4`, `>i8` or `|b1`; empty if it holds
    /// no numbers.
    public static Optional<Element> described(String descr) {
        if (descr.isEmpty()) {
            return Optional.empty();
        }
        ByteOrder order =
                switch (descr.charAt(0)) {
                    case '>' -> ByteOrder.BIG_ENDIAN;
                    default -> ByteOrder.LITTLE_ENDIAN;
                };
        String name = "<>|=".indexOf(descr.charAt(0)) < 0 ? descr : descr.substring(1);
        return named(name).map(dtype -> new Element(dtype, order));
    }
}
