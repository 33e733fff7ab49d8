package org.tensorloupe.tensor;

/// Scratch arrays for decoding in chunks, made once per reader. Not thread-safe.
public final class DecodeBuffer {
    /// Elements in each array.
    static final int SIZE = 4096;

    private final byte[] bytes = new byte[SIZE];
    private final short[] shorts = new short[SIZE];
    private final int[] ints = new int[SIZE];
    private final float[] floats = new float[SIZE];
    private final double[] doubles = new double[SIZE];

    byte[] bytes() {
        return bytes;
    }

    short[] shorts() {
        return shorts;
    }

    int[] ints() {
        return ints;
    }

    float[] floats() {
        return floats;
    }

    double[] doubles() {
        return doubles;
    }
}
