package org.tensorloupe.tensor;

/// Decodes one block of a [BlockType]: the arithmetic is in float32, in the order in which the
/// `gguf` package computes, so that values are equal to its to the last bit.
@FunctionalInterface
interface BlockDecoder {
    /// @param in stands at the block
    /// @param out receives the block's elements from `at` on
    void decode(BlockBytes in, float[] out, int at);
}
