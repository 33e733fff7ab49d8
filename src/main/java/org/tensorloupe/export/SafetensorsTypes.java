package org.tensorloupe.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.TensorInfo;

/// The element types of safetensors 0.8, in the order in which its library ranks them: it stores
/// tensors of a later one first.
final class SafetensorsTypes {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final DType FLOAT = DTypes.named("float32").orElseThrow();

    static {
        NAMES.put("bool", "BOOL");
        NAMES.put("float4_e2m1fn", "F4");
        NAMES.put("float6_e2m3fn", "F6_E2M3");
        NAMES.put("float6_e3m2fn", "F6_E3M2");
        NAMES.put("uint8", "U8");
        NAMES.put("int8", "I8");
        NAMES.put("float8_e5m2", "F8_E5M2");
        NAMES.put("float8_e4m3fn", "F8_E4M3");
        NAMES.put("float8_e8m0fnu", "F8_E8M0");
        NAMES.put("float8_e4m3fnuz", "F8_E4M3FNUZ");
        NAMES.put("float8_e5m2fnuz", "F8_E5M2FNUZ");
        NAMES.put("int16", "I16");
        NAMES.put("uint16", "U16");
        NAMES.put("float16", "F16");
        NAMES.put("bfloat16", "BF16");
        NAMES.put("int32", "I32");
        NAMES.put("uint32", "U32");
        NAMES.put("float32", "F32");
        NAMES.put("complex64", "C64");
        NAMES.put("float64", "F64");
        NAMES.put("int64", "I64");
        NAMES.put("uint64", "U64");
    }

    private static final List<String> RANKS = List.copyOf(NAMES.keySet());

    private SafetensorsTypes() {}

    /// The type that a tensor's elements are written in: its own; float32 for what is quantised;
    /// complex64 for pairs of float16. Empty if the format has none.
    static Optional<DType> of(TensorInfo tensor) {
        TensorInfo numbers = tensor.numbers();
        DType type = numbers.dtype();
        return switch (type.kind()) {
            case QUANTIZED, BLOCK -> Optional.of(FLOAT);
            case COMPLEX ->
                    type.name().equals("complex32")
                            ? DTypes.named("complex64")
                            : Optional.of(type).filter(t -> NAMES.containsKey(t.name()));
            case INTEGER, BOOLEAN ->
                    Optional.of(type)
                            .filter(t -> NAMES.containsKey(t.name()))
                            .filter(_ -> PlainElements.canCopy(numbers));
            case FLOAT -> Optional.of(PackedElements.canKeep(tensor) ? type : FLOAT);
            case PACKED, OPAQUE -> Optional.empty();
        };
    }

    /// The format's name of a type.
    static String name(DType type) {
        return Objects.requireNonNull(NAMES.get(type.name()));
    }

    /// The place of a type in the library's order.
    static int rank(DType type) {
        return RANKS.indexOf(type.name());
    }
}
