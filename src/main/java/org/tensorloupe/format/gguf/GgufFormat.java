package org.tensorloupe.format.gguf;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.tree.OpenPlain;
import org.tensorloupe.format.tree.StateDicts;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.tensor.StorageRef;

/// GGUF, versions 1 to 3, in either byte order (`docs/gguf.md` of the ggml project).
public final class GgufFormat implements CheckpointFormat {
    private static final int MAGIC = 0x46554747; // GGUF, read as a little-endian number
    private static final int LATEST = 3;
    private static final int HEADER = 8;
    private static final long ALIGNMENT = 32;
    private static final String ALIGNMENT_KEY = "general.alignment";
    private static final String PARTS_KEY = "split.count";
    private static final int LONGEST = 200;

    @Override
    public String name() {
        return "GGUF";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        ByteView file = source.bytes();
        return file.size() >= Integer.BYTES && file.u32(0) == MAGIC
                ? new Probe.Claimed()
                : new Probe.Refused("does not begin with GGUF");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        if (file.size() < HEADER) {
            throw new CheckpointException(
                    new FormatFault.CutShort(file.name(), file.size(), "the rest of the header"));
        }
        boolean big = file.u16(Integer.BYTES) == 0;
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int version = version(file, order);
        GgufCursor in = new GgufCursor(file, order, version == 1, HEADER, opening.monitor());
        long tensorCount = in.size();
        long keyCount = in.size();
        GgufMetadata metadata = new GgufMetadata(in);
        metadata.read(keyCount);
        long alignment = alignment(in, metadata.values());
        GgufTensors tensors = new GgufTensors(in, order);
        tensors.read(tensorCount, alignment);
        // 2^63 is far away: the header lies within the file.
        long start = Math.ceilDiv(in.at(), alignment) * alignment;
        FormatFault cut = tensors.check(file, start).orElse(null);
        GgufTree tree = new GgufTree();
        GroupNode root = tree.root(file.name(), metadata.values(), tensors.nodes());
        List<Finding> findings = new ArrayList<>(metadata.findings());
        findings.addAll(parts(metadata.values()));
        findings.addAll(tensors.findings());
        Checkpoint checkpoint =
                new Checkpoint(
                        file.name(),
                        file.size(),
                        name(),
                        Integer.toString(version),
                        root,
                        tensors.nodes(),
                        StateDicts.find(root),
                        texts(metadata.values(), big),
                        List.of(),
                        findings,
                        cut);
        return new OpenPlain(checkpoint, storages(file, start, tensors.offsets(), tree.texts()));
    }

    private static int version(ByteView file, ByteOrder order) throws CheckpointException {
        GgufCursor in = new GgufCursor(file, order, false, Integer.BYTES, Monitor.NONE);
        long version = in.u32();
        if (version == 0) {
            throw in.malformed("a version from 1 on", "0");
        }
        if (version > LATEST) {
            throw new CheckpointException(
                    new FormatFault.Unsupported(file.name(), "version " + version + " of GGUF"));
        }
        return (int) version;
    }

    private static long alignment(GgufCursor in, Map<String, GgufValue> values)
            throws CheckpointException {
        if (!(values.get(ALIGNMENT_KEY) instanceof GgufValue.Scalar(String type, String text))) {
            return ALIGNMENT;
        }
        in.enter("metadata value " + ALIGNMENT_KEY);
        if (!type.equals("uint32") || text.equals("0")) {
            throw in.malformed("a uint32 of 1 or more", type + " " + text);
        }
        return Long.parseLong(text);
    }

    private static List<Finding> parts(Map<String, GgufValue> values) {
        return values.get(PARTS_KEY) instanceof GgufValue.Scalar(_, String count)
                        && !count.equals("0")
                        && !count.equals("1")
                ? List.of(
                        new Finding(
                                Finding.Severity.INFO,
                                "",
                                "this file is one of %s parts of a model, the others are not shown"
                                        .formatted(count)))
                : List.of();
    }

    /// Every key with a line for its value.
    private static Map<String, String> texts(Map<String, GgufValue> values, boolean big) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("byteorder", big ? "big" : "little");
        values.forEach((key, value) -> texts.put(key, cut(value.text())));
        return texts;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static GgufStorages storages(
            ByteView file, long start, Map<StorageRef, Long> tensors, Map<StorageRef, Long> texts) {
        Map<StorageRef, Long> starts = new HashMap<>(texts);
        // An offset of 2^63 or more has been reported; any place past the end stands for it.
        tensors.forEach((ref, offset) ->
                starts.put(ref, offset < 0 || offset > file.size() ? file.size() : start + offset));
        return new GgufStorages(file, starts);
    }
}
