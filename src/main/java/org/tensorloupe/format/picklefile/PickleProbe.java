package org.tensorloupe.format.picklefile;

import java.util.Optional;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.pickle.PersistentIds;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PickleScan;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyList;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// Tells pickles from other files by their opcodes.
final class PickleProbe {
    private static final int PROTO = 0x80;
    private static final int NEWEST = 5;

    /// A file up to this size is read whole before it is claimed.
    private static final long SMALL = 1 << 20;

    /// Opcodes that may follow PROTO: the ways to begin a value, and FRAME.
    private static final String BEGINNINGS =
            "(])}NITFGJKLMSUVXBCc\u0080\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0095\u0096";

    /// Opcodes with which a pickle without PROTO begins: containers, texts and classes.
    private static final String OLD_BEGINNINGS = "(])}cSVUXI";

    private PickleProbe() {}

    /// Why a file is no pickle; empty if it is one.
    ///
    /// One with a PROTO opcode need not be whole: the reader says where it breaks. One without must
    /// be read up to its STOP, hold more than a bare number or text, and end with the file.
    static Optional<String> refusal(ByteView file) throws CheckpointException {
        if (file.size() < 2) {
            return Optional.of("too short for a pickle");
        }
        byte[] head = file.bytes(0, (int) Math.min(file.size(), 3));
        int first = head[0] & 0xff;
        if (first == PROTO) {
            int second = head.length > 2 ? head[2] & 0xff : 0;
            boolean pickle =
                    head[1] >= 0 && head[1] <= NEWEST && BEGINNINGS.indexOf((char) second) >= 0;
            return pickle ? unnamed(file) : Optional.of("does not begin as a pickle");
        }
        if (OLD_BEGINNINGS.indexOf((char) first) < 0) {
            return Optional.of("does not begin as a pickle");
        }
        return old(file);
    }

    /// Of a damaged file, whether as much as one name or one value could be read.
    private static Optional<String> unnamed(ByteView file) {
        if (file.size() > SMALL) {
            return Optional.empty();
        }
        PickleScan scan = PickleReader.scan(file, 0, PickleLimits.defaults(), Monitor.NONE);
        return scan.fault() == null || !scan.imports().imports().isEmpty() || scan.end() > 8
                ? Optional.empty()
                : Optional.of("begins as a pickle, but is none");
    }

    private static Optional<String> old(ByteView file) {
        try {
            Pickle pickle =
                    PickleReader.read(
                            file, 0, PickleLimits.defaults(), PersistentIds.KEEP, Monitor.NONE);
            if (!isMeaningful(pickle)) {
                return Optional.of("holds no more than a number or a text, if it is a pickle");
            }
            if (pickle.end() < file.size() && !beginsAt(file, pickle.end())) {
                return Optional.of("does not end where a pickle would");
            }
            return Optional.empty();
        } catch (CheckpointException e) {
            PickleScan scan = PickleReader.scan(file, 0, PickleLimits.defaults(), Monitor.NONE);
            boolean called = scan.imports().imports().stream().anyMatch(i -> i.called() > 0);
            return called ? Optional.empty() : Optional.of("is no pickle of protocol 0 or 1");
        }
    }

    /// Whether a whole pickle begins at an offset.
    static boolean beginsAt(ByteView file, long offset) {
        return PickleReader.scan(file, offset, PickleLimits.defaults(), Monitor.NONE).fault()
                == null;
    }

    private static boolean isMeaningful(Pickle pickle) {
        return pickle.imports().imports().stream().anyMatch(i -> i.called() > 0)
                || switch (pickle.root()) {
                    case PyDict dict -> dict.size() > 0;
                    case PyList list -> list.size() > 0;
                    case PyTuple tuple -> tuple.size() > 0;
                    case PyObject _ -> true;
                    case null, default -> false;
                };
    }
}
