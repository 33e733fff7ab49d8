package org.tensorloupe.format.torch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// PyTorch's names for element types.
final class TorchTypes {
    /// Name of the class of storages without an element type.
    private static final String UNTYPED = "UntypedStorage";

    private static final String SUFFIX = "Storage";

    private static final Map<String, String> BY_STORAGE =
            Map.ofEntries(
                    Map.entry("Double", "float64"),
                    Map.entry("Float", "float32"),
                    Map.entry("Half", "float16"),
                    Map.entry("BFloat16", "bfloat16"),
                    Map.entry("Long", "int64"),
                    Map.entry("Int", "int32"),
                    Map.entry("Short", "int16"),
                    Map.entry("Char", "int8"),
                    Map.entry("Byte", "uint8"),
                    Map.entry("Bool", "bool"),
                    Map.entry("ComplexDouble", "complex128"),
                    Map.entry("ComplexFloat", "complex64"),
                    Map.entry("ComplexHalf", "complex32"),
                    Map.entry("QInt8", "qint8"),
                    Map.entry("QUInt8", "quint8"),
                    Map.entry("QInt32", "qint32"),
                    Map.entry("QUInt4x2", "quint4x2"),
                    Map.entry("QUInt2x4", "quint2x4"));

    private TorchTypes() {}

    /// Whether a class is a storage that counts bytes.
    static boolean isUntyped(PyGlobal type) {
        return type.name().equals(UNTYPED);
    }

    /// Bytes for which a storage of this type counts one; PyTorch counts the bytes of types that pack
    /// several elements into one.
    ///
    /// @param dtype null for a storage that counts bytes
    static int bytesPerCount(@Nullable DType dtype) {
        return dtype == null ? 1 : Math.max(1, dtype.bits() / Byte.SIZE);
    }

    /// The element type of a storage class such as `torch.FloatStorage` or `torch.cuda.HalfStorage`.
    static Optional<DType> ofStorage(PyGlobal type) {
        String name = type.name();
        if (!type.module().startsWith("torch") || !name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String element = name.substring(0, name.length() - SUFFIX.length());
        // The newer types have storages in C++ only, named as the types: `UInt16`, `Float8_e5m2`.
        return DTypes.named(BY_STORAGE.getOrDefault(element, element.toLowerCase(Locale.ROOT)))
                .filter(dtype -> dtype.group() == 1);
    }

    /// The element type that a global such as `torch.float32` names.
    static Optional<DType> ofGlobal(@Nullable Object value) {
        return value instanceof PyGlobal global && global.module().equals("torch")
                ? DTypes.named(global.name()).filter(type -> type.group() == 1)
                : Optional.empty();
    }
}
