package org.tensorloupe.format.safetensors;

import java.util.Map;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// The format's names of element types, as of the safetensors library 0.8.
final class SafetensorsTypes {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("BOOL", "bool"),
                    Map.entry("F4", "float4_e2m1fn"),
                    Map.entry("F6_E2M3", "float6_e2m3fn"),
                    Map.entry("F6_E3M2", "float6_e3m2fn"),
                    Map.entry("U8", "uint8"),
                    Map.entry("I8", "int8"),
                    Map.entry("F8_E5M2", "float8_e5m2"),
                    Map.entry("F8_E4M3", "float8_e4m3fn"),
                    Map.entry("F8_E8M0", "float8_e8m0fnu"),
                    Map.entry("F8_E4M3FNUZ", "float8_e4m3fnuz"),
                    Map.entry("F8_E5M2FNUZ", "float8_e5m2fnuz"),
                    Map.entry("I16", "int16"),
                    Map.entry("U16", "uint16"),
                    Map.entry("F16", "float16"),
                    Map.entry("BF16", "bfloat16"),
                    Map.entry("I32", "int32"),
                    Map.entry("U32", "uint32"),
                    Map.entry("F32", "float32"),
                    Map.entry("C64", "complex64"),
                    Map.entry("F64", "float64"),
                    Map.entry("I64", "int64"),
                    Map.entry("U64", "uint64"));

    private SafetensorsTypes() {}

    /// The type of a name, if the format knows it.
    static Optional<DType> named(String name) {
        return Optional.ofNullable(NAMES.get(name)).flatMap(DTypes::named);
    }
}
