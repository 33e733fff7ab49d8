package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyPersistentId;
import org.tensorloupe.pickle.PyTuple;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.StorageRef;

/// Turns the persistent ids of a PyTorch pickle into storages.
///
/// An id is `('storage', storage class, key, location, number of elements)`; the number counts
/// bytes for an untyped storage. Ids of another shape stay what they are.
public final class TorchStorages implements PersistentIds {
    /// PyTorch swaps bytes by the type of the storage: those of an untyped one never.
    private static final ByteOrder UNTYPED_ORDER = ByteOrder.LITTLE_ENDIAN;

    private final String where;
    private final ByteOrder order;
    private final UnaryOperator<String> naming;
    private final Map<String, StorageRef> byKey = new HashMap<>();

    /// @param where name of the pickle, for faults
    /// @param order byte order of all storages with an element type
    public TorchStorages(String where, ByteOrder order) {
        this(where, order, UnaryOperator.identity());
    }

    /// @param where name of the pickle, for faults
    /// @param order byte order of all storages
    /// @param naming gives a key of the pickle the storage's name in the document
    public TorchStorages(String where, ByteOrder order, UnaryOperator<String> naming) {
        this.where = where;
        this.order = order;
        this.naming = naming;
    }

    @Override
    public @Nullable Object load(@Nullable Object id) throws CheckpointException {
        if (!(id instanceof PyTuple tuple)
                || tuple.size() < 5
                || !"storage".equals(tuple.get(0))
                || !(tuple.get(1) instanceof PyGlobal type)
                || !(tuple.get(4) instanceof Long count)) {
            return new PyPersistentId(id);
        }
        String key = String.valueOf(tuple.get(2));
        String device = String.valueOf(tuple.get(3));
        if (TorchTypes.isUntyped(type)) {
            return new TorchStorage(ref(key, device, bytes(key, null, count), UNTYPED_ORDER), null);
        }
        Optional<DType> dtype = TorchTypes.ofStorage(type);
        if (dtype.isEmpty()) {
            return new PyPersistentId(id);
        }
        return new TorchStorage(
                ref(key, device, bytes(key, dtype.get(), count), order), dtype.get());
    }

    private StorageRef ref(String key, String device, long size, ByteOrder order) {
        return byKey.computeIfAbsent(
                key, k -> new StorageRef(naming.apply(k), device, size, order));
    }

    private long bytes(String key, @Nullable DType dtype, long count) throws CheckpointException {
        try {
            if (count >= 0) {
                return Math.multiplyExact(count, TorchTypes.bytesPerCount(dtype));
            }
        } catch (ArithmeticException _) {
            // Falls through: as impossible as a negative count.
        }
        throw new CheckpointException(
                new FormatFault.Malformed(
                        where + " > storage " + key, "a number of elements", Long.toString(count)));
    }
}
