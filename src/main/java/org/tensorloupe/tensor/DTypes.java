package org.tensorloupe.tensor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every element type that PyTorch or another writer of checkpoints saves.
public final class DTypes {
    /// All types; a new one is added here.
    public static final List<DType> ALL =
            Stream.of(
                            Stream.<DType>of(
                                    FloatType.FLOAT64,
                                    FloatType.FLOAT32,
                                    HalfType.FLOAT16,
                                    HalfType.BFLOAT16,
                                    IntegerType.INT64,
                                    IntegerType.INT32,
                                    IntegerType.INT16,
                                    IntegerType.INT8,
                                    IntegerType.UINT64,
                                    IntegerType.UINT32,
                                    IntegerType.UINT16,
                                    IntegerType.UINT8,
                                    BoolType.BOOL,
                                    ComplexType.COMPLEX128,
                                    ComplexType.COMPLEX64,
                                    ComplexType.COMPLEX32,
                                    Float8Type.E4M3FN,
                                    Float8Type.E5M2,
                                    Float8Type.E4M3FNUZ,
                                    Float8Type.E5M2FNUZ,
                                    Float8Type.E8M0FNU,
                                    SmallFloatType.E2M1FN,
                                    SmallFloatType.E2M3FN,
                                    SmallFloatType.E3M2FN,
                                    PackedType.FLOAT4_X2,
                                    QuantizedType.QINT8,
                                    QuantizedType.QUINT8,
                                    QuantizedType.QINT32,
                                    QuantizedType.QUINT4X2,
                                    QuantizedType.QUINT2X4,
                                    new OpaqueType("bits8", 8),
                                    new OpaqueType("bits16", 16),
                                    new OpaqueType("bits1x8", 8),
                                    new OpaqueType("bits2x4", 8),
                                    new OpaqueType("bits4x2", 8)),
                            IntStream.rangeClosed(1, 7)
                                    .boxed()
                                    .flatMap(n ->
                                            Stream.<DType>of(
                                                    new OpaqueType("int" + n, 8),
                                                    new OpaqueType("uint" + n, 8))),
                            BlockType.ALL.stream())
                    .<DType>flatMap(Function.identity())
                    .toList();

    private static final Map<String, DType> BY_NAME =
            ALL.stream().collect(Collectors.toMap(DType::name, Function.identity()));

    private DTypes() {}

    /// A type that this program knows by name and size only.
    ///
    /// @param bits bits of an element, 0 if that is unknown
    public static DType opaque(String name, int bits) {
        return new OpaqueType(name, bits);
    }

    /// The type of a [DType#name()], if it is known.
    public static Optional<DType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
