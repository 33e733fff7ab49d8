package org.tensorloupe.format.gguf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Finding;
import org.tensorloupe.tensor.Decimals;

/// Reads the key-values of a GGUF file.
final class GgufMetadata {
    /// Elements of an array that are kept.
    static final int KEPT = 100;

    /// Bytes of a text that are kept.
    static final int TEXT = 2000;

    private static final int MOST_KEYS = 1 << 16;
    private static final int KEY = 0xffff;
    private static final int DEEPEST = 8;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    /// A dictionary, of which only the keys follow; its values are key-values of their own. Only a
    /// test file of llama.cpp is known to have any.
    private static final int OBJECT = 13;

    /// Bytes of a value by its type; 0 for those that say themselves.
    private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8, 0};

    private static final String[] NAMES = {
        "uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "bool", "str", "array",
        "uint64", "int64", "float64", "object"
    };

    private final GgufCursor in;
    private final Map<String, GgufValue> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    GgufMetadata(GgufCursor in) {
        this.in = in;
    }

    /// The values by key, in file order.
    Map<String, GgufValue> values() {
        return values;
    }

    /// What was odd.
    List<Finding> findings() {
        return findings;
    }

    /// Reads this many key-values.
    ///
    /// @throws CheckpointException if they are too many, cut short or of an unknown type
    void read(long count) throws CheckpointException {
        if (count > MOST_KEYS) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(in.where(), "metadata keys", MOST_KEYS, count));
        }
        for (long i = 0; i < count; i++) {
            in.enter("metadata entry " + i);
            String key = in.name(KEY);
            in.enter("metadata value " + key);
            GgufValue value = value(type(), key, 0);
            if (values.putIfAbsent(key, value) != null) {
                findings.add(
                        new Finding(
                                Finding.Severity.WARNING,
                                "",
                                "the metadata key %s stands in the file twice, the first is used"
                                        .formatted(key)));
            }
        }
    }

    private int type() throws CheckpointException {
        long type = in.u32();
        if (type >= SIZES.length) {
            throw in.malformed("a value type of 0 to 12", Long.toString(type));
        }
        return (int) type;
    }

    private GgufValue value(int type, String key, int depth) throws CheckpointException {
        return switch (type) {
            case STRING -> new GgufValue.Text(in.text(TEXT));
            case ARRAY -> array(type(), key, depth);
            case OBJECT -> array(type(), key, depth);
            default -> new GgufValue.Scalar(NAMES[type], scalar(type));
        };
    }

    private String scalar(int type) throws CheckpointException {
        return switch (type) {
            case 0 -> Integer.toString(in.u8());
            case 1 -> Integer.toString((byte) in.u8());
            case 2 -> Integer.toString(Short.toUnsignedInt(in.i16()));
            case 3 -> Integer.toString(in.i16());
            case 4 -> Long.toString(in.u32());
            case 5 -> Integer.toString(in.i32());
            case 6 -> Decimals.text(Float.intBitsToFloat(in.i32()));
            case 7 -> in.u8() == 0 ? "False" : "True";
            case 10 -> new BigInteger(Long.toUnsignedString(in.i64())).toString();
            case 11 -> Long.toString(in.i64());
            default -> Decimals.text(Double.longBitsToDouble(in.i64()));
        };
    }

    private GgufValue array(int type, String key, int depth) throws CheckpointException {
        if (depth > DEEPEST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            in.where(), "arrays within arrays", DEEPEST, depth));
        }
        long count = in.size();
        List<GgufValue> first = new ArrayList<>();
        String child = (key.startsWith(".") ? "" : ".") + key + "[0]";
        boolean elsewhere = type == OBJECT || (type == ARRAY && count > 0 && in.isNext(child));
        if (elsewhere) {
            return new GgufValue.Array(NAMES[type], count, first);
        }
        long kept = Math.min(count, KEPT);
        for (long i = 0; i < kept; i++) {
            first.add(value(type, key, depth + 1));
        }
        if (SIZES[type] > 0) {
            long rest = count - kept;
            in.skip(rest > in.left() ? Long.MAX_VALUE : rest * SIZES[type]);
        } else {
            for (long i = kept; i < count; i++) {
                in.enter("metadata value " + key);
                pass(type, key, depth + 1);
            }
        }
        return new GgufValue.Array(NAMES[type], count, first);
    }

    private void pass(int type, String key, int depth) throws CheckpointException {
        if (type == STRING) {
            in.skip(in.size());
        } else {
            array(type(), key, depth);
        }
    }
}
