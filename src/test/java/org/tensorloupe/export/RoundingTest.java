package org.tensorloupe.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// Conversions against what PyTorch's `.to()` gives, bit by bit; see `src/fixtures/make_exports.py`.
class RoundingTest {
    private static final int PATTERNS = 1 << 16;

    static List<Object> roundings() {
        return Json.list(Json.object(Places.export("roundings.json")).get("roundings"));
    }

    @ParameterizedTest
    @MethodSource("roundings")
    void areThoseOfPyTorch(Map<String, Object> expected) {
        String from = String.valueOf(expected.get("from"));
        Bytes bytes = new Bytes(source(from));
        TensorInfo tensor = bytes.tensor(from, ByteOrder.LITTLE_ENDIAN);

        assertThat(tensor.numel()).isEqualTo(expected.get("elements"));
        assertThat(sha256(bytes.written(tensor, String.valueOf(expected.get("to")))))
                .as("%s to %s", from, expected.get("to"))
                .isEqualTo(expected.get("sha256"));
    }

    /// The patterns that `make_exports.py` makes too.
    private static byte[] source(String type) {
        return switch (type) {
            case "float32" -> bytes32(floats());
            case "float64" -> doubles(floats());
            case "float16", "bfloat16" -> {
                byte[] bytes = new byte[PATTERNS * Short.BYTES];
                ByteBuffer out = little(bytes);
                for (int i = 0; i < PATTERNS; i++) {
                    out.putShort((short) i);
                }
                yield bytes;
            }
            default -> {
                byte[] out = new byte[256];
                for (int i = 0; i < out.length; i++) {
                    out[i] = (byte) i;
                }
                yield out;
            }
        };
    }

    private static List<Integer> floats() {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
            out.add(i * 65521);
        }
        around(out, true, 0);
        around(out, true, 0x1000);
        around(out, false, 0);
        around(out, false, 0x8000);
        return out;
    }

    private static void around(List<Integer> out, boolean half, int off) {
        for (int step = -1; step <= 1; step++) {
            for (int i = 0; i < PATTERNS; i++) {
                if (!half) {
                    out.add((i << 16) + off + step);
                } else if ((i & 0x7c00) != 0x7c00) {
                    int bits = Float.floatToRawIntBits(Float.float16ToFloat((short) i));
                    out.add(bits + off + step);
                }
            }
        }
    }

    private static byte[] bytes32(List<Integer> patterns) {
        byte[] bytes = new byte[patterns.size() * Float.BYTES];
        patterns.forEach(little(bytes)::putInt);
        return bytes;
    }

    private static byte[] doubles(List<Integer> patterns) {
        byte[] bytes = new byte[patterns.size() * Double.BYTES];
        ByteBuffer out = little(bytes);
        for (int bits : patterns) {
            double value = Float.intBitsToFloat(bits);
            out.putDouble(Double.isNaN(value) ? 0.0 : value * (1 + 0x1p-40));
        }
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void float64BecomesNaNWithTheUpperBitsOfItsPayload() {
        byte[] source = new byte[2 * Double.BYTES];
        little(source).putLong(0x7ff0_0000_2000_0000L).putLong(0xfff8_0000_4000_0001L);
        Bytes bytes = new Bytes(source);
        TensorInfo tensor = bytes.tensor("float64", ByteOrder.LITTLE_ENDIAN);
        ByteBuffer floats = little(bytes.written(tensor, "float32"));
        assertThat(floats.getInt()).isEqualTo(0x7fc0_0001);
        assertThat(floats.getInt()).isEqualTo(0xffc0_0002);
        assertThat(bytes.written(tensor, "bfloat16")).containsOnly(0xff);
    }

    @Test
    void bigEndianElementsAreTurned() {
        Bytes bytes = new Bytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        TensorInfo ints = bytes.tensor("int32", ByteOrder.BIG_ENDIAN);
        assertThat(bytes.written(ints, "int32")).containsExactly(4, 3, 2, 1, 8, 7, 6, 5);
        TensorInfo complex = bytes.tensor("complex64", ByteOrder.BIG_ENDIAN);
        assertThat(bytes.written(complex, "complex64")).containsExactly(4, 3, 2, 1, 8, 7, 6, 5);
    }
}
