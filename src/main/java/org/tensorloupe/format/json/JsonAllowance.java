package org.tensorloupe.format.json;

import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// The memory that the values of one text may take, by an estimate: a third of what this process may
/// have, at most 1 GiB. For one thread.
final class JsonAllowance {
    /// A key in a map and in the set that finds it twice.
    private static final int NAME = 160;

    private static final int VALUE = 32;
    private static final int TEXT = 40;
    private static final long MOST = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);

    private final ByteView source;
    private long spent;

    /// @param source the text
    JsonAllowance(ByteView source) {
        this.source = source;
    }

    /// Bytes that are counted so far.
    long spent() {
        return spent;
    }

    /// Counts back to what was counted before values that are not kept.
    void release(long before) {
        spent = before;
    }

    /// @throws CheckpointException LimitExceeded
    void name(String name) throws CheckpointException {
        take(NAME + 2L * name.length());
    }

    /// @throws CheckpointException LimitExceeded
    void value() throws CheckpointException {
        take(VALUE);
    }

    /// @return the text
    /// @throws CheckpointException LimitExceeded
    String text(String text) throws CheckpointException {
        take(TEXT + 2L * text.length());
        return text;
    }

    private void take(long bytes) throws CheckpointException {
        spent += bytes;
        if (spent > MOST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            source.name(), "memory of JSON values, in bytes", MOST, spent));
        }
    }
}
