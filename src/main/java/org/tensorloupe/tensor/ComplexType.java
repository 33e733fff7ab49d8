package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Complex numbers: real part, then imaginary part, each of the named floating-point type.
record ComplexType(String name, DType component) implements DType {
    static final ComplexType COMPLEX32 = new ComplexType("complex32", HalfType.FLOAT16);
    static final ComplexType COMPLEX64 = new ComplexType("complex64", FloatType.FLOAT32);
    static final ComplexType COMPLEX128 = new ComplexType("complex128", FloatType.FLOAT64);

    @Override
    public Kind kind() {
        return Kind.COMPLEX;
    }

    @Override
    public int bits() {
        return component.bits() * 2;
    }

    @Override
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        double[] pairs = new double[2 * Math.min(run.count(), DecodeBuffer.SIZE)];
        run.chunks(
                start,
                (chunk, at) -> {
                    int n = chunk.count();
                    StorageRun parts =
                            new StorageRun(chunk.bytes(), chunk.order(), chunk.first() * 2, 2 * n);
                    component.decode(parts, Component.VALUE, buffer, pairs, 0);
                    for (int i = 0; i < n; i++) {
                        out[at + i] = number(pairs[2 * i], pairs[2 * i + 1], part);
                    }
                });
    }

    private static double number(double real, double imaginary, Component part) {
        return switch (part) {
            case REAL -> real;
            case IMAGINARY -> imaginary;
            case VALUE, INTEGER -> Math.hypot(real, imaginary);
        };
    }

    @Override
    public String text(ByteView bytes, long index, ByteOrder order) throws CheckpointException {
        String real = component.text(bytes, index * 2, order);
        String imaginary = component.text(bytes, index * 2 + 1, order);
        return real + (imaginary.startsWith("-") ? "" : "+") + imaginary + "j";
    }
}
