package org.tensorloupe.tensor;

import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;

/// Scratch arrays for decoding in chunks, made once per reader and each when first needed. Not
/// thread-safe.
public final class DecodeBuffer {
    /// Elements in each array.
    static final int SIZE = 4096;

    private byte[] bytes = {};
    private short[] shorts = {};
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};
    private final KeptBlock block = new KeptBlock();

    /// The block that was decoded last for a part of it.
    static final class KeptBlock {
        private float[] values = {};
        private @Nullable ByteView bytes;
        private long index;

        @SuppressWarnings("ReferenceEquality") // The same view, not one like it.
        boolean isOf(ByteView storage, long block) {
            return bytes == storage && index == block;
        }

        /// Declares which block the values are of.
        void set(ByteView storage, long block) {
            bytes = storage;
            index = block;
        }

        /// The values, to be read or overwritten.
        float[] values(int count) {
            if (values.length != count) {
                values = new float[count];
                bytes = null;
            }
            return values;
        }
    }

    KeptBlock block() {
        return block;
    }

    byte[] bytes() {
        if (bytes.length == 0) {
            bytes = new byte[SIZE];
        }
        return bytes;
    }

    short[] shorts() {
        if (shorts.length == 0) {
            shorts = new short[SIZE];
        }
        return shorts;
    }

    int[] ints() {
        if (ints.length == 0) {
            ints = new int[SIZE];
        }
        return ints;
    }

    float[] floats() {
        if (floats.length == 0) {
            floats = new float[SIZE];
        }
        return floats;
    }

    long[] longs() {
        if (longs.length == 0) {
            longs = new long[SIZE];
        }
        return longs;
    }

    double[] doubles() {
        if (doubles.length == 0) {
            doubles = new double[SIZE];
        }
        return doubles;
    }
}
