package org.tensorloupe.export;

import java.util.Map;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.TensorInfo;

/// NumPy's element types: which dtypes it has, and their names in a header.
final class NpyTypes {
    private static final Map<String, String> DESCRIPTIONS =
            Map.ofEntries(
                    Map.entry("bool", "|b1"),
                    Map.entry("int8", "|i1"),
                    Map.entry("uint8", "|u1"),
                    Map.entry("int16", "<i2"),
                    Map.entry("uint16", "<u2"),
                    Map.entry("int32", "<i4"),
                    Map.entry("uint32", "<u4"),
                    Map.entry("int64", "<i8"),
                    Map.entry("uint64", "<u8"),
                    Map.entry("float16", "<f2"),
                    Map.entry("float32", "<f4"),
                    Map.entry("float64", "<f8"),
                    Map.entry("complex64", "<c8"),
                    Map.entry("complex128", "<c16"));

    private static final DType FLOAT = DTypes.named("float32").orElseThrow();
    private static final DType COMPLEX = DTypes.named("complex64").orElseThrow();

    /// The most axes that NumPy 2 reads.
    private static final int MOST_AXES = 64;

    private NpyTypes() {}

    /// The type that a tensor's elements are written in: its own, or a wider one where NumPy lacks
    /// that. Empty if there is none.
    static Optional<DType> of(TensorInfo tensor) {
        TensorInfo numbers = tensor.numbers();
        DType type = numbers.dtype();
        if (numbers.shape().rank() > MOST_AXES) {
            return Optional.empty();
        }
        return switch (type.kind()) {
            case FLOAT -> Optional.of(DESCRIPTIONS.containsKey(type.name()) ? type : FLOAT);
            case QUANTIZED, BLOCK -> Optional.of(FLOAT);
            case COMPLEX -> Optional.of(DESCRIPTIONS.containsKey(type.name()) ? type : COMPLEX);
            case INTEGER, BOOLEAN ->
                    PlainElements.canCopy(numbers) ? Optional.of(type) : Optional.empty();
            case PACKED, OPAQUE -> Optional.empty();
        };
    }

    /// The name of a type, with its byte order.
    static String description(DType type) {
        return Optional.ofNullable(DESCRIPTIONS.get(type.name())).orElseThrow();
    }
}
