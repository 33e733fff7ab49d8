package org.tensorloupe.format.sharded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.json.JsonValues;

/// What an index says: which shard holds which tensor.
///
/// @param weightMap name of each tensor to the file name of its shard, in the order of the text
/// @param metadata what else it says, as text
/// @param totalSize bytes of all tensors, if it tells
record ShardIndex(
        Map<String, String> weightMap, Map<String, String> metadata, OptionalLong totalSize) {
    /// The index of 92,160 tensors has 9 MB.
    private static final int LONGEST = 32 << 20;

    private static final int MOST_SHARDS = 10_000;

    private static final int HEAD = 1 << 20;
    private static final String WEIGHT_MAP = "\"weight_map\"";

    /// Keeps the order of both maps.
    ShardIndex {
        weightMap = Collections.unmodifiableMap(weightMap);
        metadata = Collections.unmodifiableMap(metadata);
    }

    /// Whether a text is an object with a `weight_map`.
    static boolean looksLikeOne(ByteView file) throws CheckpointException {
        if (file.size() == 0 || !startsAsObject(file)) {
            return false;
        }
        byte[] head = file.bytes(0, (int) Math.min(file.size(), HEAD));
        return new String(head, StandardCharsets.ISO_8859_1).contains(WEIGHT_MAP);
    }

    private static boolean startsAsObject(ByteView file) throws CheckpointException {
        long at = 0;
        while (at < Math.min(file.size() - 1, HEAD) && Character.isWhitespace(file.u8(at))) {
            at++;
        }
        return file.u8(at) == '{';
    }

    /// Whether a file is an index; no file that cannot be read is one.
    static boolean looksLikeOne(Path path) {
        try (MappedFile file = MappedFile.open(path)) {
            return looksLikeOne(file.view());
        } catch (CheckpointException _) {
            return false;
        }
    }

    /// Reads an index.
    ///
    /// @throws CheckpointException Malformed if it is no JSON, or its `weight_map` is not an object
    ///     of file names
    static ShardIndex read(ByteView file) throws CheckpointException {
        if (!(JsonValues.read(file, LONGEST) instanceof Map<?, ?> index)
                || !(index.get("weight_map") instanceof Map<?, ?> entries)) {
            throw malformed(file, "no such object");
        }
        Map<String, String> weightMap = new LinkedHashMap<>(entries.size() * 2);
        Map<String, String> files = new HashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!(entry.getValue() instanceof String name)) {
                throw malformed(file, "no file name for " + entry.getKey());
            }
            weightMap.put(
                    String.valueOf(entry.getKey()), files.computeIfAbsent(name, same -> same));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        OptionalLong total = OptionalLong.empty();
        if (index.get("metadata") instanceof Map<?, ?> told) {
            told.forEach((key, value) -> metadata.put(String.valueOf(key), String.valueOf(value)));
            // Some writers give the size as a floating-point number.
            if (told.get("total_size") instanceof Number size) {
                total = OptionalLong.of(size.longValue());
            }
        }
        if (files.size() > MOST_SHARDS) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            file.name(), "shards", MOST_SHARDS, files.size()));
        }
        return new ShardIndex(weightMap, metadata, total);
    }

    /// File names of the shards, in the order in which they are first named.
    List<String> shards() {
        return List.copyOf(new LinkedHashSet<>(weightMap.values()));
    }

    private static CheckpointException malformed(ByteView file, String found) {
        return new CheckpointException(
                new FormatFault.Malformed(
                        file.name(), "an index with a weight_map of file names", found));
    }
}
