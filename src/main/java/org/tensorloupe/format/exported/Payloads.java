package org.tensorloupe.format.exported;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.json.JsonVisitor;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.Strides;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// The tensors that a `..._config.json` describes: `config` maps a name to its `PayloadMeta`, that
/// is `path_name`, `is_param`, `use_pickle` and `tensor_meta`.
///
/// @param parts the archive
/// @param folder the folder of the config and of the data, with its `/`
/// @param order byte order of the data
/// @param sink takes what is described, in the order of the file
record Payloads(ZipParts parts, String folder, ByteOrder order, Sink sink) implements JsonVisitor {
    private static final long STRIDED = 7;

    /// Takes what a config describes.
    interface Sink {
        /// A tensor in an entry.
        void tensor(TensorInfo tensor);

        /// A payload in a file of its own.
        ///
        /// @param part entry of the file
        void file(String name, String part);

        /// A payload that cannot be shown.
        void broken(String name, String reason);
    }

    @Override
    public Step step(String path) {
        return path.equals("config")
                ? Step.ENTER
                : path.startsWith("config/") ? Step.READ : Step.SKIP;
    }

    @Override
    public void value(String path, String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields)
                || !(fields.get("path_name") instanceof String entry)) {
            sink.broken(name, "it has no path_name");
            return;
        }
        if (Boolean.TRUE.equals(fields.get("use_pickle"))
                || !(fields.get("tensor_meta") instanceof Map<?, ?> meta)) {
            sink.file(name, folder + entry);
            return;
        }
        try {
            sink.tensor(
                    tensor(
                            name,
                            folder + entry,
                            Boolean.TRUE.equals(fields.get("is_param")),
                            meta));
        } catch (CheckpointException | IllegalArgumentException | ArithmeticException e) {
            sink.broken(name, "a tensor cannot be rebuilt: " + e.getMessage());
        }
    }

    private TensorInfo tensor(String name, String entry, boolean parameter, Map<?, ?> meta)
            throws CheckpointException {
        DType dtype =
                ScalarTypes.dtype(meta.get("dtype"))
                        .orElseThrow(() -> new IllegalArgumentException("unknown dtype"));
        if (meta.get("layout") instanceof Long layout && layout != STRIDED) {
            throw new IllegalArgumentException("layout " + layout + " in raw bytes");
        }
        Shape shape = Shape.of(integers(meta.get("sizes")));
        Strides strides = Strides.of(integers(meta.get("strides")));
        if (strides.toArray().length != shape.rank()) {
            throw new IllegalArgumentException("strides for another rank");
        }
        Math.addExact(dtype.byteSize(shape.numel()), strides.span(shape));
        long offset = integer(meta.get("storage_offset"));
        if (offset < 0) {
            throw new IllegalArgumentException("the storage offset is " + offset);
        }
        StorageRef storage = parts.storage(entry, device(meta.get("device")), order);
        boolean requiresGrad = Boolean.TRUE.equals(meta.get("requires_grad"));
        return new TensorInfo(
                name,
                dtype,
                shape,
                strides,
                offset,
                storage,
                new Traits(parameter, requiresGrad, false, false, null));
    }

    private static String device(@Nullable Object device) {
        if (!(device instanceof Map<?, ?> fields) || !(fields.get("type") instanceof String type)) {
            return "cpu";
        }
        return fields.get("index") instanceof Long index ? type + ":" + index : type;
    }

    private static long[] integers(@Nullable Object sizes) {
        if (!(sizes instanceof List<?> all)) {
            throw new IllegalArgumentException("no sizes or strides");
        }
        return all.stream().mapToLong(Payloads::integer).toArray();
    }

    private static long integer(@Nullable Object size) {
        if (size instanceof Map<?, ?> fields && fields.get("as_int") instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("a size is not an integer");
    }
}
