package org.tensorloupe.stats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;

/// Tensors over bytes in memory, and the number sequences that `make_statistics.py` computes too.
final class TestTensors {
    private TestTensors() {}

    /// A reader of a one-dimensional tensor.
    ///
    /// @param data as in `expected.tsv`: bytes in hex, `patterns`, or a recipe and a size
    static TensorReader reader(String dtype, String data) throws CheckpointException {
        DType type = DTypes.named(dtype).orElseThrow();
        String[] words = data.split(" ", -1);
        return switch (words[0]) {
            case "patterns" -> reader(type, patterns(type.bits()), TensorInfo.Traits.PLAIN);
            case "quantized" -> {
                var scheme =
                        new Quantization.PerTensor(
                                Double.parseDouble(words[1]), Long.parseLong(words[2]));
                byte[] bytes = new byte[256];
                for (int i = 0; i < 256; i++) {
                    bytes[i] = (byte) (i - 128);
                }
                yield reader(
                        type, bytes, new TensorInfo.Traits(false, false, false, false, scheme));
            }
            case "channels" -> channels(type);
            case "uniform", "heavy", "far", "near", "big" ->
                    reader(
                            type,
                            computed(words[0], dtype, Integer.parseInt(words[1])),
                            TensorInfo.Traits.PLAIN);
            default -> reader(type, HexFormat.of().parseHex(data), TensorInfo.Traits.PLAIN);
        };
    }

    /// A reader of float32 numbers in the shape `rows` by `columns`, by the strides given.
    static TensorReader matrix(float[] values, long rows, long columns, long... strides)
            throws CheckpointException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        DType type = DTypes.named("float32").orElseThrow();
        Shape shape = Shape.of(rows, columns);
        return open(type, bytes.array(), shape, Strides.of(strides), TensorInfo.Traits.PLAIN);
    }

    /// As in `quantized_by_channel()` of the script.
    private static TensorReader channels(DType type) throws CheckpointException {
        ByteBuffer bytes = ByteBuffer.allocate(70 * 1024 + 70 * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 70 * 1024; i++) {
            bytes.put((byte) (i * 7919L % 256 - 128));
        }
        for (int channel = 0; channel < 70; channel++) {
            bytes.putDouble((channel + 1) / 512.0);
        }
        for (int channel = 0; channel < 70; channel++) {
            bytes.putLong(channel - 35);
        }
        byte[] all = bytes.array();
        TensorInfo scales = at("float64", 70, 70 * 1024 / 8, all.length);
        TensorInfo zeroPoints = at("int64", 70, 70 * 1024 / 8 + 70, all.length);
        Shape shape = Shape.of(70, 1024);
        var scheme = new Quantization.PerChannel(0, scales, zeroPoints);
        var traits = new TensorInfo.Traits(false, false, false, false, scheme);
        return open(type, all, shape, Strides.contiguous(shape), traits);
    }

    private static TensorInfo at(String dtype, long size, long offset, long stored) {
        return new TensorInfo(
                dtype,
                DTypes.named(dtype).orElseThrow(),
                Shape.of(size),
                Strides.of(1),
                offset,
                new StorageRef("0", "cpu", stored, ByteOrder.LITTLE_ENDIAN),
                TensorInfo.Traits.PLAIN);
    }

    private static TensorReader reader(DType type, byte[] bytes, TensorInfo.Traits traits)
            throws CheckpointException {
        Shape shape = Shape.of(bytes.length * 8L / type.bits());
        return open(type, bytes, shape, Strides.contiguous(shape), traits);
    }

    private static TensorReader open(
            DType type, byte[] bytes, Shape shape, Strides strides, TensorInfo.Traits traits)
            throws CheckpointException {
        var storage = new StorageRef("0", "cpu", bytes.length, ByteOrder.LITTLE_ENDIAN);
        var tensor = new TensorInfo("weight", type, shape, strides, 0, storage, traits);
        var source = new OneStorage(ByteViews.of("memory > 0", bytes));
        return TensorReader.open(tensor, Component.VALUE, source, Monitor.NONE);
    }

    private record OneStorage(ByteView view) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) {
            return view;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place(storage.key(), OptionalLong.of(0));
        }
    }

    private static byte[] patterns(int bits) {
        int size = bits == 8 ? 300 << 8 : 2 << 16;
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int pattern = 0; bytes.hasRemaining(); pattern++) {
            if (bits == 8) {
                bytes.put((byte) pattern);
            } else {
                bytes.putShort((short) pattern);
            }
        }
        return bytes.array();
    }

    private static byte[] computed(String recipe, String dtype, int n) {
        ByteBuffer bytes = ByteBuffer.allocate(n * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < n; i++) {
            double x = ((i * 2654435761L + 12345) & 0xffff_ffffL) / 0x1p32 - 0.5;
            double value =
                    switch (recipe) {
                        case "heavy" -> Math.scalb(x, (int) (i % 40) - 20);
                        case "far" -> x * 0x1p-10 + 0x1p20;
                        case "near" -> x + 0x1p16;
                        case "big" -> Math.floor(x * 0x1p40);
                        default -> x;
                    };
            switch (dtype) {
                case "float32" -> bytes.putFloat((float) value);
                case "float64" -> bytes.putDouble(value);
                default -> bytes.putLong((long) value);
            }
        }
        byte[] out = new byte[bytes.position()];
        bytes.flip().get(out);
        return out;
    }
}
