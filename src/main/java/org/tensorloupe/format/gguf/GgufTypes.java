package org.tensorloupe.format.gguf;

import java.util.Map;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;

/// The numbers by which GGUF names element types (`ggml_type` of `ggml.h`).
final class GgufTypes {
    private static final Map<Long, String> NAMES =
            Map.ofEntries(
                    Map.entry(0L, "float32"),
                    Map.entry(1L, "float16"),
                    Map.entry(2L, "Q4_0"),
                    Map.entry(3L, "Q4_1"),
                    Map.entry(6L, "Q5_0"),
                    Map.entry(7L, "Q5_1"),
                    Map.entry(8L, "Q8_0"),
                    Map.entry(9L, "Q8_1"),
                    Map.entry(10L, "Q2_K"),
                    Map.entry(11L, "Q3_K"),
                    Map.entry(12L, "Q4_K"),
                    Map.entry(13L, "Q5_K"),
                    Map.entry(14L, "Q6_K"),
                    Map.entry(15L, "Q8_K"),
                    Map.entry(16L, "IQ2_XXS"),
                    Map.entry(17L, "IQ2_XS"),
                    Map.entry(18L, "IQ3_XXS"),
                    Map.entry(19L, "IQ1_S"),
                    Map.entry(20L, "IQ4_NL"),
                    Map.entry(21L, "IQ3_S"),
                    Map.entry(22L, "IQ2_S"),
                    Map.entry(23L, "IQ4_XS"),
                    Map.entry(24L, "int8"),
                    Map.entry(25L, "int16"),
                    Map.entry(26L, "int32"),
                    Map.entry(27L, "int64"),
                    Map.entry(28L, "float64"),
                    Map.entry(29L, "IQ1_M"),
                    Map.entry(30L, "bfloat16"),
                    Map.entry(34L, "TQ1_0"),
                    Map.entry(35L, "TQ2_0"),
                    Map.entry(39L, "MXFP4"),
                    Map.entry(40L, "NVFP4"),
                    Map.entry(41L, "Q1_0"));

    /// Types that llama.cpp had once and removed.
    private static final Map<Long, String> REMOVED =
            Map.of(
                    4L, "Q4_2",
                    5L, "Q4_3",
                    31L, "Q4_0_4_4",
                    32L, "Q4_0_4_8",
                    33L, "Q4_0_8_8",
                    36L, "IQ4_NL_4_4",
                    37L, "IQ4_NL_4_8",
                    38L, "IQ4_NL_8_8");

    private GgufTypes() {}

    /// The type of a number, if it can be decoded.
    static Optional<DType> of(long number) {
        return Optional.ofNullable(NAMES.get(number)).flatMap(DTypes::named);
    }

    /// What a number that cannot be decoded is called.
    static String name(long number) {
        return REMOVED.getOrDefault(number, "ggml type " + number);
    }
}
