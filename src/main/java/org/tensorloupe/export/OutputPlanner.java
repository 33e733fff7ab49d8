package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.OutputPlan.LeftOut;
import org.tensorloupe.export.TensorChoice.Named;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.stats.Repetition;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// Decides how the chosen tensors are written.
public final class OutputPlanner {
    private final TensorExporter exporter;
    private final @Nullable DType floats;
    private final StorageSource storages;
    private final Monitor monitor;
    private final List<LeftOut> leftOut = new ArrayList<>();

    private OutputPlanner(
            TensorExporter exporter,
            @Nullable DType floats,
            StorageSource storages,
            Monitor monitor) {
        this.exporter = exporter;
        this.floats = floats;
        this.storages = storages;
        this.monitor = monitor;
    }

    /// Makes a plan. Opens every storage, which inflates those that are stored compressed; a tensor
    /// whose storage is damaged is left out.
    ///
    /// @param floats dtype for all floating-point numbers; null to keep each one's own
    /// @param metadata texts for the file
    public static OutputPlan plan(
            TensorChoice choice,
            TensorExporter exporter,
            @Nullable DType floats,
            Map<String, String> metadata,
            StorageSource storages,
            Monitor monitor) {
        return new OutputPlanner(exporter, floats, storages, monitor).plan(choice, metadata);
    }

    private OutputPlan plan(TensorChoice choice, Map<String, String> metadata) {
        List<OutputTensor> outputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Named named : choice.tensors()) {
            monitor.advance(0);
            Optional<OutputTensor> output = output(named);
            if (output.isPresent() && !names.add(named.name())) {
                leave(named, "has the name of another", null);
            } else {
                output.ifPresent(outputs::add);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>(metadata);
        SharedTensors shared =
                exporter.storesSharedOnce()
                        ? SharedTensors.of(outputs)
                        : new SharedTensors(Map.of(), List.of());
        shared.tied().forEach(texts::putIfAbsent);
        outputs.removeIf(output -> shared.tied().containsKey(output.name()));
        return new OutputPlan(
                exporter.ordered(outputs), texts, leftOut, shared.tied(), shared.separated());
    }

    private Optional<OutputTensor> output(Named named) {
        TensorInfo tensor = named.tensor();
        if (tensor.storage() == null) {
            return leave(named, "has no data", null);
        }
        if (!CodePoints.areWhole(named.name())) {
            return leave(named, "has a name that is no text", null);
        }
        if (!exporter.takes(named.name())) {
            return leave(named, "has a name that " + exporter.name() + " does not allow", null);
        }
        Optional<DType> type = exporter.typeOf(tensor);
        if (type.isEmpty()) {
            String dtype = tensor.dtype().name();
            String why = "is %s, a dtype that %s lacks".formatted(dtype, exporter.name());
            return leave(named, why, null);
        }
        DType target = floats != null && OutputTensor.isFloating(tensor) ? floats : type.get();
        OutputTensor output = new OutputTensor(named.name(), tensor, target);
        try {
            Repetition.check(tensor);
            output.open(storages, monitor);
        } catch (CheckpointException e) {
            return leave(named, "cannot be read", e.fault());
        }
        return Optional.of(output);
    }

    private Optional<OutputTensor> leave(Named named, String reason, @Nullable FormatFault fault) {
        leftOut.add(new LeftOut(named.tensor().name(), reason, fault));
        return Optional.empty();
    }
}
