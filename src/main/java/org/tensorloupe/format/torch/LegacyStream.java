package org.tensorloupe.format.torch;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.torch.LegacyIds.Declared;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;

/// What `torch.save` wrote before PyTorch 1.6: five pickles (magic number, protocol version, a dict
/// about the machine, the object, the keys of its storages), then the storages.
///
/// `_legacy_save` in `torch/serialization.py` defines it.
///
/// @param root the object
/// @param imports what the pickles name
/// @param metadata what is said of the machine
/// @param sources source texts of modules
/// @param data where the storages stand
/// @param end byte after the stream
/// @param fault why storages are missing; null if none is
public record LegacyStream(
        @Nullable Object root,
        List<Import> imports,
        Map<String, String> metadata,
        List<ModuleSource> sources,
        LegacyData data,
        long end,
        @Nullable FormatFault fault) {
    /// The protocol version of all such files.
    public static final long VERSION = 1001;

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    /// The magic number's pickle in the protocols that spell it in binary, and as text.
    private static final byte[] BINARY = HexFormat.of().parseHex("8a0a6cfc9c46f9206aa850192e");

    private static final byte[] TEXT = ("L" + MAGIC + "L\n.").getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_MAGIC = 64;
    private static final int LEAST_MAGIC = 4;

    private static final int PROTO = 0x80;
    private static final int FRAME = 0x95;

    /// Whether a stream begins here, be it cut within its magic number.
    public static boolean begins(ByteView file) throws CheckpointException {
        byte[] head = file.bytes(0, (int) Math.min(file.size(), LONGEST_MAGIC));
        int at = 0;
        if (head.length > 1 && (head[0] & 0xff) == PROTO) {
            at = head.length > 2 && (head[2] & 0xff) == FRAME ? 3 + Long.BYTES : 2;
        }
        byte[] magic = at == 0 ? TEXT : BINARY;
        int count = Math.min(magic.length, head.length - at);
        return count >= LEAST_MAGIC
                && Arrays.equals(head, at, at + count, magic, 0, count)
                && (count == magic.length || at + count == head.length);
    }

    /// Reads the stream that begins with the view's first byte, but no element.
    ///
    /// A stream that is cut behind its object is read as far as it goes.
    ///
    /// @throws CheckpointException if it is damaged in front of the object's end
    public static LegacyStream read(ByteView file, Monitor monitor) throws CheckpointException {
        Reader reader = new Reader(file, monitor);
        Object magic = reader.next("the magic number", PersistentIds.KEEP).root();
        if (!MAGIC.equals(magic)) {
            throw malformed(file, "the magic number of torch.save", Calls.kind(magic));
        }
        Object version = reader.next("the protocol version", PersistentIds.KEEP).root();
        if (!(version instanceof Long number) || number != VERSION) {
            throw malformed(file, "protocol version " + VERSION, Calls.kind(version));
        }
        Object machine = reader.next("the system information", PersistentIds.KEEP).root();
        LegacyIds ids = new LegacyIds(file.name(), ByteOrder.LITTLE_ENDIAN);
        Object root = reader.next("the object", ids).root();
        Object keys = null;
        FormatFault fault = null;
        try {
            keys = reader.next("the storage keys", PersistentIds.KEEP).root();
        } catch (CheckpointException e) {
            fault = e.fault();
        }
        LegacyData data = new LegacyData(file, reader.at);
        if (keys instanceof PyList list) {
            place(list, ids.declared(), data);
        }
        return new LegacyStream(
                root,
                reader.imports,
                metadata(machine),
                ids.sources(),
                data,
                data.end(),
                fault == null ? data.fault() : fault);
    }

    /// What is wrong with the storages, beside the fault.
    public List<Finding> findings() {
        return data.findings();
    }

    private static void place(PyList keys, Map<String, Declared> declared, LegacyData data)
            throws CheckpointException {
        for (Object item : keys.items()) {
            String key = String.valueOf(item);
            Declared storage = declared.get(key);
            if (storage == null || data.has(key)) {
                data.stray(key);
                return;
            }
            if (!data.add(storage)) {
                return;
            }
        }
    }

    private static Map<String, String> metadata(@Nullable Object machine) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (machine instanceof PyDict dict) {
            for (int i = 0; i < dict.size(); i++) {
                String key = KeyText.of(dict.keyAt(i));
                if (dict.valueAt(i) instanceof PyDict sizes) {
                    for (int j = 0; j < sizes.size(); j++) {
                        put(metadata, key + "." + KeyText.of(sizes.keyAt(j)), sizes.valueAt(j));
                    }
                } else {
                    put(metadata, key, dict.valueAt(i));
                }
            }
        }
        return metadata;
    }

    private static void put(Map<String, String> metadata, String key, @Nullable Object value) {
        ValueText.of(value, TreeLimits.DEFAULT.textLength())
                .ifPresent(plain -> metadata.put(key, plain.text()));
    }

    private static CheckpointException malformed(ByteView file, String expected, String found) {
        return new CheckpointException(new FormatFault.Malformed(file.name(), expected, found));
    }

    /// Reads one pickle after another.
    private static final class Reader {
        private final ByteView file;
        private final Monitor monitor;
        private final List<Import> imports = new ArrayList<>();
        private long at;

        Reader(ByteView file, Monitor monitor) {
            this.file = file;
            this.monitor = monitor;
        }

        /// @param what it is, for the fault of a file that ends within it
        Pickle next(String what, PersistentIds ids) throws CheckpointException {
            try {
                Pickle pickle = PickleReader.read(file, at, PickleLimits.defaults(), ids, monitor);
                at = pickle.end();
                imports.addAll(KnownImports.grade(pickle.imports()));
                return pickle;
            } catch (CheckpointException e) {
                if (e.fault() instanceof FormatFault.OutOfRange) {
                    throw new CheckpointException(
                            new FormatFault.CutShort(
                                    file.name(), file.size(), "the end of " + what),
                            e);
                }
                throw e;
            }
        }
    }
}
