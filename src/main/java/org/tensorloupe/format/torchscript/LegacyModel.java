package org.tensorloupe.format.torchscript;

import static org.tensorloupe.format.torch.ObjectRule.Role.MEMBER;
import static org.tensorloupe.format.torch.ObjectRule.Role.OUTSIDE;
import static org.tensorloupe.format.torch.ObjectRule.Role.PARAMETER;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.format.torch.ObjectRule;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// The form of PyTorch 1.0 to 1.2: `model.json` is a `torch.ModelDef` in protobuf's JSON, with the
/// module tree and a table of tensors; `attributes.pkl` holds the other attributes' values.
///
/// The messages are those of PyTorch's `caffe2/proto/torch.proto`; how they become modules is told
/// by `torch/csrc/jit/serialization/import_legacy.cpp`.
///
/// @param tensors the table of tensors
/// @param root the outermost module
/// @param metadata what else the message says
record LegacyModel(List<TensorInfo> tensors, Module root, Map<String, String> metadata) {
    private static final int LONGEST_JSON = 64 << 20;

    /// A module of the message.
    ///
    /// @param fields the message `ModuleDef`
    /// @param attributes the values in `attributes.pkl`
    record Module(Map<?, ?> fields, List<? extends @Nullable Object> attributes) {}

    static LegacyModel read(ZipParts parts, ScriptPickles pickles, Monitor monitor)
            throws CheckpointException {
        String where = parts.directory().file().name() + " > " + parts.top() + "model.json";
        if (!(JsonValues.read(parts.view("model.json", monitor), LONGEST_JSON)
                        instanceof Map<?, ?> model)
                || !(model.get("mainModule") instanceof Map<?, ?> main)) {
            throw new CheckpointException(
                    new FormatFault.Malformed(where, "a model with mainModule", "none"));
        }
        Map<String, StorageRef> storages = new HashMap<>();
        List<TensorInfo> tensors = new ArrayList<>();
        for (Object tensor : LegacyFields.list(model, "tensors")) {
            tensors.add(tensor(parts, tensor, storages, where));
        }
        List<? extends @Nullable Object> attributes = List.of();
        if (parts.find("attributes.pkl").isPresent()) {
            attributes =
                    switch (pickles.read("attributes")) {
                        case PyTuple tuple -> tuple.items();
                        case PyList list -> list.items();
                        case null, default -> List.of();
                    };
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String field : List.of("protoVersion", "producerName", "producerVersion")) {
            Object value = model.get(field);
            if (value != null && !(value instanceof Map) && !(value instanceof List)) {
                metadata.put(field, String.valueOf(value));
            }
        }
        return new LegacyModel(tensors, new Module(main, attributes), metadata);
    }

    private static TensorInfo tensor(
            ZipParts parts,
            @Nullable Object message,
            Map<String, StorageRef> storages,
            String where)
            throws CheckpointException {
        try {
            Map<?, ?> fields = LegacyFields.message(message);
            String key = LegacyFields.text(LegacyFields.message(fields.get("data")), "key");
            StorageRef storage = storages.get(key);
            if (storage == null) {
                String device =
                        fields.containsKey("device") ? LegacyFields.text(fields, "device") : "cpu";
                long size = parts.find(key).map(entry -> entry.size()).orElse(0L);
                storage = new StorageRef(key, device, size, ByteOrder.LITTLE_ENDIAN);
                storages.put(key, storage);
            }
            return LegacyFields.tensor(fields, storage);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CheckpointException(
                    new FormatFault.Malformed(where, "a tensor", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// The module's name, or what to call it.
    String label() {
        return root.fields().get("name") instanceof String name && !name.isEmpty()
                ? name
                : "module";
    }

    /// Reads modules and tensors of the message, and pickled values as another rule does.
    ObjectRule rule(ObjectRule objects) {
        return value ->
                switch (value) {
                    case TensorInfo tensor -> Optional.of(new ObjectRule.Reading.Tensor(tensor));
                    case Module module ->
                            Optional.of(
                                    new ObjectRule.Reading.Attributes(
                                            className(module), attributes(module), true));
                    default -> objects.read(value);
                };
    }

    private static String className(Module module) {
        return module.fields().get("name") instanceof String name ? name : "";
    }

    /// Parameters, buffers, other attributes, modules. A buffer may stand among the attributes
    /// again.
    private List<ObjectRule.Attribute> attributes(Module module) {
        List<ObjectRule.Attribute> parameters = new ArrayList<>();
        List<ObjectRule.Attribute> buffers = new ArrayList<>();
        for (Object item : LegacyFields.list(module.fields(), "parameters")) {
            if (item instanceof Map<?, ?> fields) {
                boolean buffer = Boolean.TRUE.equals(fields.get("isBuffer"));
                Object tensor = LegacyFields.at(tensors, fields, "tensorId");
                (buffer ? buffers : parameters)
                        .add(
                                new ObjectRule.Attribute(
                                        name(fields), tensor, buffer ? MEMBER : PARAMETER));
            }
        }
        List<ObjectRule.Attribute> all = new ArrayList<>(parameters);
        all.addAll(buffers);
        List<String> taken = all.stream().map(ObjectRule.Attribute::key).toList();
        for (Object item : LegacyFields.list(module.fields(), "attributes")) {
            if (item instanceof Map<?, ?> fields && !taken.contains(name(fields))) {
                Object value = LegacyFields.at(module.attributes(), fields, "id");
                all.add(new ObjectRule.Attribute(name(fields), value, OUTSIDE));
            }
        }
        for (Object item : LegacyFields.list(module.fields(), "submodules")) {
            if (item instanceof Map<?, ?> fields) {
                Module inner = new Module(fields, module.attributes());
                all.add(new ObjectRule.Attribute(name(fields), inner, MEMBER));
            }
        }
        return all;
    }

    private static String name(Map<?, ?> fields) {
        return fields.get("name") instanceof String name ? name : "";
    }
}
