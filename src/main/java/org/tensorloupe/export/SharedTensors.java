package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Which tensors share memory, and which of them is kept: the rules of `_find_shared_tensors` and
/// `_remove_duplicate_names` in safetensors 0.8, by which its `save_model` goes.
///
/// Tensors of one storage whose elements overlap are a group. One of them that fills the storage is
/// kept, the first by name, and the others are dropped. Where none does, safetensors refuses to save:
/// here tensors that are equal views are stored once, and all others on their own.
///
/// @param tied dropped names, each with the name that is kept
/// @param separated names that are stored on their own although they overlap
record SharedTensors(Map<String, String> tied, List<String> separated) {
    /// Finds the groups.
    ///
    /// @param tensors under the names that they get, which are unique
    static SharedTensors of(Collection<OutputTensor> tensors) {
        Map<StorageRef, List<OutputTensor>> byStorage = new LinkedHashMap<>();
        for (OutputTensor output : tensors) {
            StorageRef storage = output.tensor().storage();
            if (storage != null && storage.size() > 0) {
                byStorage.computeIfAbsent(storage, _ -> new ArrayList<>()).add(output);
            }
        }
        SharedTensors found = new SharedTensors(new LinkedHashMap<>(), new ArrayList<>());
        byStorage.values().stream().filter(all -> all.size() > 1).forEach(found::addStorage);
        return found;
    }

    private record Area(long start, long stop, OutputTensor output) {
        static Area of(OutputTensor output) {
            TensorInfo tensor = output.tensor();
            long first = tensor.storageOffset();
            long span = tensor.strides().span(tensor.shape());
            return new Area(
                    tensor.dtype().byteSize(first), tensor.dtype().byteSize(first + span), output);
        }
    }

    private void addStorage(List<OutputTensor> tensors) {
        List<Area> areas = new ArrayList<>(tensors.stream().map(Area::of).toList());
        areas.sort(
                Comparator.comparingLong(Area::start)
                        .thenComparingLong(Area::stop)
                        .thenComparing(area -> area.output().name(), CodePoints.ORDER));
        List<OutputTensor> group = new ArrayList<>();
        long lastStop = Long.MIN_VALUE;
        for (Area area : areas) {
            if (area.start() >= lastStop) {
                addGroup(group);
                group.clear();
            }
            group.add(area.output());
            lastStop = area.stop();
        }
        addGroup(group);
    }

    private void addGroup(List<OutputTensor> overlapping) {
        if (overlapping.size() < 2) {
            return;
        }
        List<OutputTensor> group = new ArrayList<>(overlapping);
        group.sort(Comparator.comparing(OutputTensor::name, CodePoints.ORDER));
        for (OutputTensor output : group) {
            if (isComplete(output.tensor())) {
                drop(group, output);
                return;
            }
        }
        Map<TensorInfo, String> views = new LinkedHashMap<>();
        for (OutputTensor output : group) {
            TensorInfo view = withoutName(output.tensor());
            String kept = views.putIfAbsent(view, output.name());
            if (kept != null) {
                tied.put(output.name(), kept);
            }
        }
        if (views.size() > 1) {
            separated.addAll(views.values());
        }
    }

    /// Drops all of a group but one, and those that safetensors refuses or reads otherwise: views
    /// that no single axis could have, such as a transposed one, and other values of the same bytes.
    private void drop(List<OutputTensor> group, OutputTensor kept) {
        for (OutputTensor other : group) {
            if (meaning(other.tensor()).equals(meaning(kept.tensor())) && isFlat(other.tensor())) {
                if (!other.equals(kept)) {
                    tied.put(other.name(), kept.name());
                }
            } else {
                separated.add(other.name());
            }
        }
    }

    /// Whether the elements are evenly spaced in their order, so that `view(-1)` is possible.
    private static boolean isFlat(TensorInfo tensor) {
        long next = -1;
        for (int axis = tensor.shape().rank() - 1; axis >= 0; axis--) {
            long size = tensor.shape().size(axis);
            if (size != 1) {
                if (next >= 0 && tensor.strides().step(axis) != next) {
                    return tensor.numel() == 0;
                }
                next = tensor.strides().step(axis) * size;
            }
        }
        return true;
    }

    /// What the elements are, and no more.
    private static TensorInfo withoutName(TensorInfo tensor) {
        TensorInfo.Traits t = tensor.traits();
        return new TensorInfo(
                "",
                tensor.dtype(),
                tensor.shape(),
                tensor.strides(),
                tensor.storageOffset(),
                tensor.storage(),
                new TensorInfo.Traits(false, false, t.conjugate(), t.negative(), t.quantization()));
    }

    private static List<Object> meaning(TensorInfo tensor) {
        TensorInfo.Traits traits = tensor.traits();
        return List.of(
                traits.conjugate(), traits.negative(), Optional.ofNullable(traits.quantization()));
    }

    /// Whether a tensor fills its storage.
    private static boolean isComplete(TensorInfo tensor) {
        return tensor.storageOffset() == 0
                && tensor.byteSize() == Objects.requireNonNull(tensor.storage()).size();
    }
}
