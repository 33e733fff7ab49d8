package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Which tensors share memory, and which of them is kept.
///
/// Tensors of one storage whose elements overlap are a group, as in `_find_shared_tensors` of
/// safetensors 0.8. Of those that are the same view of it, the first by name is kept, as its
/// `_remove_duplicate_names` does, and the others are told in the metadata. That function drops
/// whatever else overlaps with a tensor that fills the storage, since a module ties it again; nobody
/// does that for a file, so here every other view is stored on its own.
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
        Map<TensorInfo, String> views = new LinkedHashMap<>();
        for (OutputTensor output : group) {
            String kept = views.putIfAbsent(withoutName(output.tensor()), output.name());
            if (kept != null) {
                tied.put(output.name(), kept);
            }
        }
        if (views.size() > 1) {
            separated.addAll(views.values());
        }
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
}
