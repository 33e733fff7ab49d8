package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.OutputTensor;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// A part of a file that can be converted.
///
/// @param label for people
/// @param choice its tensors
/// @param bytes what their elements take in the new file, by precision; tied tensors counted twice
record ConvertScope(String label, TensorChoice choice, Map<Precision, Long> bytes) {
    private static final Texts TEXTS = Texts.of(ConvertScope.class);

    private static final int MOST_DICTS = 20;

    /// What becomes of floating-point numbers.
    enum Precision {
        /// They stay as they are.
        KEEP(null),
        /// bfloat16.
        BF16("bfloat16"),
        /// float16.
        F16("float16"),
        /// float32.
        F32("float32");

        private final @Nullable String dtype;

        Precision(@Nullable String dtype) {
            this.dtype = dtype;
        }

        /// The dtype's name, or a word for keeping it.
        String label() {
            return dtype == null ? TEXTS.get("convert.keep") : dtype;
        }

        /// The dtype, or null to keep each tensor's own.
        @Nullable DType floats() {
            return dtype == null ? null : DTypes.named(dtype).orElseThrow();
        }
    }

    /// The parts of a file, the likeliest first, all of it last. Walks the tree: not for the JavaFX
    /// thread.
    static List<ConvertScope> of(Checkpoint checkpoint, Monitor monitor) {
        TensorChoice best = TensorChoice.best(checkpoint);
        List<ConvertScope> scopes = new ArrayList<>();
        for (String path : checkpoint.stateDicts().stream().limit(MOST_DICTS).toList()) {
            monitor.advance(0);
            TensorChoice choice = TensorChoice.stateDict(checkpoint, path);
            if (!choice.tensors().isEmpty()) {
                String label = path.isEmpty() ? TEXTS.get("convert.dict") : Names.shown(path);
                add(
                        scopes,
                        new ConvertScope(label, choice, sizes(choice)),
                        path.equals(best.root()));
            }
        }
        TensorChoice all = TensorChoice.all(checkpoint);
        if (scopes.isEmpty() || scopes.stream().noneMatch(scope -> scope.takes(all))) {
            String label =
                    scopes.isEmpty() ? TEXTS.get("convert.all") : TEXTS.get("convert.everything");
            add(scopes, new ConvertScope(label, all, sizes(all)), best.root() == null);
        }
        return scopes;
    }

    private static void add(List<ConvertScope> scopes, ConvertScope scope, boolean first) {
        scopes.add(first ? 0 : scopes.size(), scope);
    }

    /// Whether this is all that another holds, under the same names.
    private boolean takes(TensorChoice other) {
        return choice.tensors().size() == other.tensors().size()
                && (choice.root() == null || choice.root().isEmpty());
    }

    private static Map<Precision, Long> sizes(TensorChoice choice) {
        TensorExporter exporter = Exporters.tensors("safetensors").orElseThrow();
        Map<Precision, Long> sizes = new EnumMap<>(Precision.class);
        for (Precision precision : Precision.values()) {
            long sum = 0;
            for (TensorChoice.Named named : choice.tensors()) {
                sum += size(exporter, named.tensor(), precision);
            }
            sizes.put(precision, sum);
        }
        return sizes;
    }

    private static long size(TensorExporter exporter, TensorInfo tensor, Precision precision) {
        Optional<DType> own = tensor.storage() == null ? Optional.empty() : exporter.typeOf(tensor);
        DType floats = precision.floats();
        return own.map(type ->
                        floats != null && OutputTensor.isFloating(tensor)
                                ? floats.byteSize(tensor.numbers().numel())
                                : type.byteSize(tensor.numbers().numel()))
                .orElse(0L);
    }
}
