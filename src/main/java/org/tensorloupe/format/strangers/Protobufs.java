package org.tensorloupe.format.strangers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Tells the models that are protocol-buffer messages apart, by the fields at their top.
///
/// The field numbers are those of `onnx.proto`, `saved_model.proto`, `graph.proto`, `Model.proto` of
/// Core ML, `caffe.proto` and `framework.proto` of Paddle.
final class Protobufs {
    private static final int MOST_FIELDS = 64;
    private static final int START = 64;
    private static final int ONNX_GRAPH = 7;
    private static final int CORE_ML_FIRST_TYPE = 200;
    private static final int CAFFE_LAYER = 100;
    private static final String SAVE =
            "Load it where it was made and save its weights as safetensors.";

    private Protobufs() {}

    /// A field of a message.
    ///
    /// @param value of a number; the length of anything else
    /// @param start the first bytes of what is not a number, as ISO 8859-1
    private record Field(int number, int type, long value, String start) {
        boolean isText() {
            return type == 2
                    && !start.isEmpty()
                    && start.chars().allMatch(c -> c >= ' ' && c < 127);
        }
    }

    /// What kind of model a file is, if it is one of these.
    static Optional<Stranger> find(ByteView file) throws CheckpointException {
        List<Field> fields = fields(file);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Field first = fields.getFirst();
        Field second = fields.size() > 1 ? fields.get(1) : new Field(0, 0, 0, "");
        if (first.number() == 1 && first.type() == 0) {
            return versioned(first, second, fields);
        }
        if (first.number() != 1 || first.type() != 2) {
            return Optional.empty();
        }
        if (first.start().startsWith("\b\0\u0010")) {
            return weights("a Paddle program");
        }
        if (first.isText() && (has(fields, CAFFE_LAYER) || has(fields, 2))) {
            return weights("a Caffe model");
        }
        return isGraphNode(first) ? weights("a TensorFlow graph") : Optional.empty();
    }

    private static Optional<Stranger> versioned(Field version, Field second, List<Field> fields) {
        boolean onnx = (second.number() == 2 && second.isText()) || second.number() == ONNX_GRAPH;
        if (onnx && version.value() > 0 && version.value() < 100) {
            return weights(
                    second.isText() ? "an ONNX model, made by " + second.start() : "an ONNX model");
        }
        if (fields.stream().anyMatch(field -> field.number() >= CORE_ML_FIRST_TYPE)) {
            return weights("a Core ML model");
        }
        return version.value() == 1 && second.number() == 2 && second.start().startsWith("\n")
                ? weights("a TensorFlow SavedModel")
                : Optional.empty();
    }

    /// A node of a graph: its name, then its operation, both texts.
    private static boolean isGraphNode(Field field) {
        String start = field.start();
        if (start.length() < 4 || start.charAt(0) != '\n') {
            return false;
        }
        int next = 2 + start.charAt(1);
        return next < start.length()
                && start.charAt(1) > 0
                && start.charAt(next) == '\u0012'
                && start.substring(2, next).chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static Optional<Stranger> weights(String kind) {
        return Optional.of(Stranger.weights(kind, SAVE));
    }

    private static boolean has(List<Field> fields, int number) {
        return fields.stream().anyMatch(field -> field.number() == number);
    }

    /// The fields at the top, as many as look like fields; none if the first does not.
    private static List<Field> fields(ByteView file) throws CheckpointException {
        List<Field> fields = new ArrayList<>();
        Cursor cursor = new Cursor(file);
        while (fields.size() < MOST_FIELDS && cursor.at < file.size()) {
            long tag = cursor.varint();
            int type = (int) (tag & 7);
            if (tag < 8 || tag >>> 3 > 4096 || (type != 0 && type != 2)) {
                break;
            }
            long value = cursor.varint();
            if (value < 0) {
                break;
            }
            String start = "";
            if (type == 2) {
                long rest = file.size() - cursor.at;
                int shown = (int) Math.min(START, Math.min(value, rest));
                start = new String(file.bytes(cursor.at, shown), StandardCharsets.ISO_8859_1);
                cursor.at += Math.min(value, rest);
            }
            fields.add(new Field((int) (tag >>> 3), type, value, start));
        }
        return fields;
    }

    private static final class Cursor {
        private final ByteView file;
        private long at;

        Cursor(ByteView file) {
            this.file = file;
        }

        /// The next number; -1 if there is none.
        long varint() throws CheckpointException {
            long value = 0;
            for (int shift = 0; shift < 63 && at < file.size(); shift += 7) {
                int b = file.u8(at++);
                value |= (long) (b & 0x7f) << shift;
                if (b < 0x80) {
                    return value;
                }
            }
            return -1;
        }
    }
}
