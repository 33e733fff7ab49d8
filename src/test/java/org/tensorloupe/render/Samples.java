package org.tensorloupe.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;

/// Tensors over bytes in memory, and the words of `src/test/resources/scales`.
final class Samples {
    private Samples() {}

    /// A tensor with the bytes of its storage.
    record Sample(TensorInfo tensor, ByteView bytes) implements StorageSource {
        @Override
        public ByteView bytes(StorageRef storage, Monitor monitor) {
            return bytes;
        }

        @Override
        public Place locate(StorageRef storage) {
            return new Place("sample", OptionalLong.empty());
        }

        /// The same storage under other sizes and strides.
        Sample viewed(Shape shape, Strides strides) {
            return new Sample(
                    new TensorInfo(
                            tensor.name(),
                            tensor.dtype(),
                            shape,
                            strides,
                            tensor.storageOffset(),
                            tensor.storage(),
                            tensor.traits()),
                    bytes);
        }
    }

    static Sample of(double[] values, long... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return of("float64", bytes.array(), sizes);
    }

    static Sample of(String dtype, byte[] bytes, long... sizes) {
        Shape shape = Shape.of(sizes);
        StorageRef storage = new StorageRef("0", "cpu", bytes.length, ByteOrder.LITTLE_ENDIAN);
        TensorInfo tensor =
                new TensorInfo(
                        "sample",
                        DTypes.named(dtype).orElseThrow(),
                        shape,
                        Strides.contiguous(shape),
                        0,
                        storage,
                        TensorInfo.Traits.PLAIN);
        return new Sample(tensor, ByteViews.of("sample", bytes));
    }

    /// A tensor of a fixture that PyTorch wrote, by the number of its storage.
    static Sample fixture(String file, int storage, String dtype, long... sizes) {
        try (ZipFile zip = new ZipFile(Path.of(path("/fixtures/" + file + ".pth")).toFile())) {
            for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
                ZipEntry entry = e.nextElement();
                if (entry.getName().endsWith("/data/" + storage)) {
                    return of(dtype, zip.getInputStream(entry).readAllBytes(), sizes);
                }
            }
            throw new IllegalStateException("no storage " + storage + " in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String resource) {
        return Path.of(
                        java.net.URI.create(
                                Objects.requireNonNull(
                                                Samples.class.getResource(resource), resource)
                                        .toString()))
                .toString();
    }

    static Sample conv1() {
        return fixture("resnet18-small", 0, "float32", 64, 3, 7, 7);
    }

    static byte[] resource(String path) {
        try (InputStream in =
                Objects.requireNonNull(Samples.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a file in `scales`, as words.
    static List<String[]> scales(String name) {
        return new String(resource("/scales/" + name), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split(" ", -1))
                .toList();
    }

    /// Reproducible values without a pattern, from -1 to 1.
    static double[] noise(int count, long seed) {
        return new java.util.Random(seed).doubles(count, -1, 1).toArray();
    }
}
