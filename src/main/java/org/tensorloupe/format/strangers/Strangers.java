package org.tensorloupe.format.strangers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.fault.FormatFault.Refusal;
import org.tensorloupe.format.Source;

/// Says what a file is that no format claims, as well as its content tells.
public final class Strangers {
    private static final int HEAD = 4096;
    private static final int SHOWN = 8;

    /// Where superblocks of HDF5 may stand behind a user block.
    private static final int[] HDF5_AT = {512, 1024, 2048};

    private static final String HDF5 = "\u0089HDF\r\n\u001a\n";

    /// The last bytes of TensorFlow's tables.
    private static final long TABLE_END = 0xdb4775248b80fb57L;

    private static final String TENSORFLOW =
            "Read the checkpoint with tf.train.load_checkpoint and save its arrays with numpy.savez.";
    private static final String DOWNLOAD = "Wait for the download, or start it again.";

    private Strangers() {}

    /// The fault for a file that all formats refused.
    public static FormatFault describe(Source source, List<Refusal> refusals)
            throws CheckpointException {
        ByteView file = source.bytes();
        byte[] bytes = file.bytes(0, (int) Math.min(file.size(), HEAD));
        Stranger found = find(source, file, bytes);
        return found.weights()
                ? new FormatFault.UnreadFormat(file.name(), found.kind(), found.advice(), refusals)
                : new FormatFault.NotACheckpoint(
                        file.name(), found.nature(), found.kind(), found.advice(), refusals);
    }

    private static Stranger find(Source source, ByteView file, byte[] bytes)
            throws CheckpointException {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<Stranger> found = Signature.find(head);
        if (found.isPresent()) {
            return found.get();
        }
        found =
                head.startsWith("PK")
                        ? Optional.of(Zips.describe(source.zip()))
                        : Packed.find(file, head)
                                .or(() -> Texts.find(bytes, file.size(), source.name()))
                                .or(() -> Binaries.find(head));
        if (found.isPresent()) {
            return found.get();
        }
        found = tensorFlow(file).or(() -> hdf5(head));
        if (found.isEmpty()) {
            found = zeros(file, bytes);
        }
        if (found.isEmpty()) {
            found = Protobufs.find(file);
        }
        String start =
                HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        return found.or(() -> named(source)).orElseGet(() -> Stranger.unknown(start));
    }

    private static Optional<Stranger> hdf5(String head) {
        for (int at : HDF5_AT) {
            if (head.startsWith(HDF5, at)) {
                return Signature.find(HDF5);
            }
        }
        return Optional.empty();
    }

    private static Optional<Stranger> tensorFlow(ByteView file) throws CheckpointException {
        return file.size() > Long.BYTES && file.i64(file.size() - Long.BYTES) == TABLE_END
                ? Optional.of(Stranger.weights("the index of a TensorFlow checkpoint", TENSORFLOW))
                : Optional.empty();
    }

    /// Downloads that were laid out and not filled.
    private static Optional<Stranger> zeros(ByteView file, byte[] head) throws CheckpointException {
        if (!allZero(head)) {
            return Optional.empty();
        }
        long middle = file.size() / 2;
        int count = (int) Math.min(HEAD, file.size() - middle);
        long tail = Math.max(0, file.size() - HEAD);
        boolean nothing =
                allZero(file.bytes(middle, count))
                        && allZero(file.bytes(tail, (int) (file.size() - tail)));
        return Optional.of(
                Stranger.standIn(
                        nothing
                                ? "nothing but zeros, probably an incomplete download"
                                : String.format(
                                        Locale.ROOT,
                                        "a file that begins with %,d zeros, probably an incomplete download",
                                        head.length),
                        "Download or copy the file again."));
    }

    private static boolean allZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /// What only a name tells: the last resort.
    private static Optional<Stranger> named(Source source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        Optional<Path> path = source.path();
        if (name.matches(".*\\.(part|crdownload|download|aria2|incomplete|tmp)")
                || (path.isPresent()
                        && Files.exists(path.get().resolveSibling(source.name() + ".aria2")))) {
            return Optional.of(Stranger.standIn("a part of an unfinished download", DOWNLOAD));
        }
        return name.matches(".*\\.data-\\d{5}-of-\\d{5}")
                ? Optional.of(Stranger.weights("the data of a TensorFlow checkpoint", TENSORFLOW))
                : Optional.empty();
    }
}
