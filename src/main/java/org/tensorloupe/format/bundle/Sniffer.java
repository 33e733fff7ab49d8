package org.tensorloupe.format.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipEntry;

/// Tells by its first bytes what an entry may be, so that only what may be a checkpoint is inflated.
final class Sniffer {
    /// Kinds of entries.
    enum Kind {
        /// It may be a checkpoint; only opening it tells.
        CANDIDATE,
        /// JSON, to judge by its first character.
        JSON,
        /// Anything else, and what cannot be read.
        OTHER
    }

    private static final int HEAD = 512;
    private static final int TAR_AT = 257;

    /// Beginnings of ZIP, of pickles from protocol 2 on, of GGUF, of its forerunners, of NumPy.
    private static final List<String> MAGICS =
            List.of(
                    "PK\u0003\u0004",
                    "\u0080\u0002",
                    "\u0080\u0003",
                    "\u0080\u0004",
                    "\u0080\u0005",
                    "GGUF",
                    "lmgg",
                    "tjgg",
                    "fmgg",
                    "\u0093NUMPY");

    /// Endings of names that pickles of protocol 0 and 1 have, which no magic tells.
    private static final List<String> ENDINGS =
            List.of(".pkl", ".pickle", ".p", ".pt", ".pth", ".ckpt", ".bin", ".joblib");

    private Sniffer() {}

    /// What an entry is. Reads its first bytes, inflating no more.
    static Kind kind(ZipDirectory directory, ZipEntry entry) {
        if (entry.isFolder() || entry.isEncrypted() || entry.size() == 0) {
            return Kind.OTHER;
        }
        String head = head(directory, entry);
        if (MAGICS.stream().anyMatch(head::startsWith)
                || head.startsWith("{", 8)
                || head.startsWith("ustar", TAR_AT)) {
            return Kind.CANDIDATE;
        }
        String start = head.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return Kind.JSON;
        }
        return !head.isEmpty() && ENDINGS.stream().anyMatch(entry.name()::endsWith)
                ? Kind.CANDIDATE
                : Kind.OTHER;
    }

    private static String head(ZipDirectory directory, ZipEntry entry) {
        try (InputStream in = directory.stream(entry)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (CheckpointException | IOException _) {
            return "";
        }
    }
}
