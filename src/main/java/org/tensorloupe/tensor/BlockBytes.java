package org.tensorloupe.tensor;

import java.nio.ByteOrder;

/// The bytes of blocks that are being decoded, with positions counted from the current block's
/// first byte. Not thread-safe.
final class BlockBytes {
    private final byte[] raw;
    private final boolean big;
    private int base;

    /// @param raw whole blocks
    /// @param order of numbers of several bytes
    BlockBytes(byte[] raw, ByteOrder order) {
        this.raw = raw;
        this.big = order == ByteOrder.BIG_ENDIAN;
    }

    /// Makes the block current that begins at a byte.
    void move(int to) {
        base = to;
    }

    /// An unsigned byte.
    int u8(int at) {
        return raw[base + at] & 0xff;
    }

    /// A signed byte.
    int s8(int at) {
        return raw[base + at];
    }

    /// The low four bits of a byte, or the high ones.
    int nibble(int at, int half) {
        return (raw[base + at] >> (4 * half)) & 15;
    }

    /// An unsigned 16-bit number.
    int u16(int at) {
        return big ? (u8(at) << 8) | u8(at + 1) : (u8(at + 1) << 8) | u8(at);
    }

    /// 32 bits.
    int u32(int at) {
        return big ? (u16(at) << 16) | u16(at + 2) : (u16(at + 2) << 16) | u16(at);
    }

    /// A float16.
    float f16(int at) {
        return Float.float16ToFloat((short) u16(at));
    }

    /// A float32.
    float f32(int at) {
        return Float.intBitsToFloat(u32(at));
    }
}
