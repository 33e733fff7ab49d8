package org.tensorloupe.format.exported;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// The numbers that exported programs have for element types: `ScalarType` of
/// `torch/_export/serde/schema.py`.
final class ScalarTypes {
    private static final Map<Long, String> NAMES =
            Map.ofEntries(
                    Map.entry(1L, "uint8"),
                    Map.entry(2L, "int8"),
                    Map.entry(3L, "int16"),
                    Map.entry(4L, "int32"),
                    Map.entry(5L, "int64"),
                    Map.entry(6L, "float16"),
                    Map.entry(7L, "float32"),
                    Map.entry(8L, "float64"),
                    Map.entry(9L, "complex32"),
                    Map.entry(10L, "complex64"),
                    Map.entry(11L, "complex128"),
                    Map.entry(12L, "bool"),
                    Map.entry(13L, "bfloat16"),
                    Map.entry(28L, "uint16"),
                    Map.entry(29L, "float8_e4m3fn"),
                    Map.entry(30L, "float8_e5m2"),
                    Map.entry(31L, "float8_e4m3fnuz"),
                    Map.entry(32L, "float8_e5m2fnuz"),
                    Map.entry(33L, "float8_e8m0fnu"),
                    Map.entry(34L, "uint32"),
                    Map.entry(35L, "uint64"));

    private ScalarTypes() {}

    /// The type of a number; empty if it is none.
    static Optional<DType> dtype(@Nullable Object number) {
        return number instanceof Long value
                ? Optional.ofNullable(NAMES.get(value)).flatMap(DTypes::named)
                : Optional.empty();
    }
}
