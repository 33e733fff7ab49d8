package org.tensorloupe.pickle;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// A pickle's bytes behind a window, read in bulk. Reading past the end is a fault, never -1.
final class PickleInput extends InputStream {
    private static final int WINDOW = 1 << 18;
    private static final int FIRST_WINDOW = 1 << 12;

    private final ByteView view;
    private final Monitor monitor;
    private byte[] window = {};

    /// Offset in the view of the window's first byte.
    private long base;

    /// Bytes to read next: few at first, as many pickles are short and stand before bulk data.
    private int reach = FIRST_WINDOW;

    private int next;
    private int end;
    private long opcodeAt;

    PickleInput(ByteView view, long offset, Monitor monitor) {
        this.view = view;
        this.base = offset;
        this.opcodeAt = offset;
        this.monitor = monitor;
    }

    /// Offset in the view of the next byte.
    long position() {
        return base + next;
    }

    /// Notes that the byte just read is an opcode; faults name its place.
    void opcode() {
        opcodeAt = position() - 1;
    }

    /// Offset in the view of the current opcode.
    long opcodeAt() {
        return opcodeAt;
    }

    /// The place of the current opcode.
    String where() {
        return view.name() + " > byte " + opcodeAt;
    }

    PickleStop malformed(String expected, String found) {
        return new PickleStop(new FormatFault.Malformed(where(), expected, found));
    }

    PickleStop unsupported(String feature) {
        return new PickleStop(new FormatFault.Unsupported(where(), feature));
    }

    /// One byte, 0 to 255.
    @Override
    public int read() throws PickleStop {
        if (next == end) {
            need(1);
        }
        return window[next++] & 0xff;
    }

    @Override
    public int read(byte[] out, int start, int count) throws PickleStop {
        need(count);
        System.arraycopy(window, next, out, start, count);
        next += count;
        return count;
    }

    int u16() throws PickleStop {
        need(2);
        int value = (window[next] & 0xff) | (window[next + 1] & 0xff) << 8;
        next += 2;
        return value;
    }

    int i32() throws PickleStop {
        need(4);
        int value =
                (window[next] & 0xff)
                        | (window[next + 1] & 0xff) << 8
                        | (window[next + 2] & 0xff) << 16
                        | window[next + 3] << 24;
        next += 4;
        return value;
    }

    long i64() throws PickleStop {
        long low = Integer.toUnsignedLong(i32());
        return low | (long) i32() << 32;
    }

    /// Makes sure that `length` more bytes are in the view, without reading them.
    ///
    /// @param length any number; below 0 stands for one of 2^63 or more
    void available(long length) throws PickleStop {
        long from = position();
        if (from < 0 || from > view.size() || length < 0 || length > view.size() - from) {
            long to = length < 0 || from > Long.MAX_VALUE - length ? Long.MAX_VALUE : from + length;
            throw new PickleStop(new FormatFault.OutOfRange(where(), from, to, view.size()));
        }
    }

    /// `length` bytes decoded as UTF-8, in which Python lets lone surrogates stand; null if they are
    /// not that.
    @Nullable String text(int length) throws PickleStop {
        need(length);
        String text = new String(window, next, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            String exact = Utf8.decode(window, next, length);
            next += length;
            return exact;
        }
        next += length;
        return text;
    }

    /// A copy of `length` bytes.
    byte[] bytes(int length) throws PickleStop {
        need(length);
        byte[] out = Arrays.copyOfRange(window, next, next + length);
        next += length;
        return out;
    }

    /// The next `length` bytes as a region of the view.
    ByteView region(long length) throws PickleStop {
        available(length);
        long from = position();
        skip(length);
        try {
            return view.slice(from, length, "bytes " + from + ".." + (from + length));
        } catch (CheckpointException e) {
            throw new PickleStop(e);
        }
    }

    @Override
    public long skip(long length) throws PickleStop {
        available(length);
        if (length <= end - next) {
            next += (int) length;
        } else {
            base += next + length;
            next = 0;
            end = 0;
        }
        return length;
    }

    /// The bytes up to the next newline, which is passed over but not part of them.
    ///
    /// @param limit the longest line that is accepted
    byte[] line(String what, int limit, Meter meter) throws PickleStop {
        int length = 0;
        while (true) {
            if (next + length == end) {
                long rest = view.size() - position();
                need((int) Math.min(Math.max(rest, length + 1L), 2L * length + 64));
            }
            if (window[next + length] == '\n') {
                byte[] line = bytes(length);
                next++;
                return line;
            }
            length++;
            meter.atMost(what, limit, length);
        }
    }

    /// Makes `count` bytes stand in the window from `next`.
    private void need(int count) throws PickleStop {
        if (count <= end - next) {
            return;
        }
        available(count);
        base += next;
        int kept = end - next;
        int size = (int) Math.min(view.size() - base, Math.max(reach, count));
        reach = Math.min(WINDOW, 4 * reach);
        boolean fits = size <= window.length && window.length <= Math.max(size, 4 * WINDOW);
        byte[] target = fits ? window : new byte[size];
        System.arraycopy(window, next, target, 0, kept);
        try {
            view.read(base + kept, target, kept, size - kept);
        } catch (CheckpointException e) {
            throw new PickleStop(e);
        }
        window = target;
        monitor.advance(next);
        next = 0;
        end = size;
    }
}
