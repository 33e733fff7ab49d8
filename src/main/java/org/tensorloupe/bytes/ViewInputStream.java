package org.tensorloupe.bytes;

import java.io.InputStream;
import java.util.Objects;
import org.tensorloupe.fault.CheckpointException;

/// Reads a view from its first byte to its last. One thread; closing does nothing.
final class ViewInputStream extends InputStream {
    private final ByteView view;
    private long position;

    ViewInputStream(ByteView view) {
        this.view = view;
    }

    @Override
    public int read() throws FaultIOException {
        if (position >= view.size()) {
            return -1;
        }
        try {
            int value = view.u8(position);
            position++;
            return value;
        } catch (CheckpointException e) {
            throw new FaultIOException(e);
        }
    }

    @Override
    public int read(byte[] out, int start, int count) throws FaultIOException {
        Objects.checkFromIndexSize(start, count, out.length);
        if (count == 0) {
            return 0;
        }
        int here = (int) Math.min(count, view.size() - position);
        if (here <= 0) {
            return -1;
        }
        try {
            view.read(position, out, start, here);
        } catch (CheckpointException e) {
            throw new FaultIOException(e);
        }
        position += here;
        return here;
    }

    @Override
    public long skip(long count) {
        long step = Math.clamp(count, 0, view.size() - position);
        position += step;
        return step;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, view.size() - position);
    }
}
