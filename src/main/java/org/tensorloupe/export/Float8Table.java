package org.tensorloupe.export;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DecodeBuffer;
import org.tensorloupe.tensor.StorageRun;

/// The 256 values of an 8-bit floating-point type, as float32 with the NaN that PyTorch makes.
final class Float8Table {
    private static final int PATTERNS = 256;

    private Float8Table() {}

    /// The bits of the values, by pattern.
    static int[] of(DType type) throws CheckpointException {
        byte[] patterns = new byte[PATTERNS];
        for (int i = 0; i < PATTERNS; i++) {
            patterns[i] = (byte) i;
        }
        double[] values = new double[PATTERNS];
        StorageRun run =
                new StorageRun(
                        ByteViews.of(type.name(), patterns), ByteOrder.LITTLE_ENDIAN, 0, PATTERNS);
        type.decode(run, Component.VALUE, new DecodeBuffer(), values, 0);
        int[] bits = new int[PATTERNS];
        for (int i = 0; i < PATTERNS; i++) {
            bits[i] =
                    Double.isNaN(values[i])
                            ? nan(type.name(), i)
                            : Float.floatToRawIntBits((float) values[i]);
        }
        return bits;
    }

    private static int nan(String type, int pattern) {
        int sign = (pattern & 0x80) << 24;
        return switch (type) {
            case "float8_e4m3fn" -> sign | 0x7ff0_0000;
            case "float8_e5m2" -> FloatBits.halfToFloat(pattern << 8);
            default -> 0x7f80_0001;
        };
    }
}
