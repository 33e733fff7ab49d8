package org.tensorloupe.pickle;

import java.util.Arrays;
import net.razorvine.pickle.UnpickleStack;
import org.jspecify.annotations.Nullable;

/// The stack. MARKs are positions beside the values, so no opcode can take one for a value, and
/// values below the last MARK are out of reach until it is closed, as in CPython.
final class ValueStack extends UnpickleStack {
    private static final @Nullable Object[] NOTHING = {};

    private final transient Meter meter;
    private transient @Nullable Object[] values = new Object[64];
    private int size;
    private int[] marks = new int[16];
    private int markCount;
    private int fence;

    ValueStack(Meter meter) {
        this.meter = meter;
    }

    /// Pushes for the library, after [#reserve()].
    @Override
    public void add(@Nullable Object value) {
        values[size++] = value;
    }

    void push(@Nullable Object value) throws PickleStop {
        reserve();
        values[size++] = value;
    }

    /// Makes room for one more value.
    void reserve() throws PickleStop {
        if (size == values.length) {
            int limit = meter.limits().stackItems();
            meter.atMost("values on the stack", limit, size + 1L);
            int length = (int) Math.min(limit, size * 2L);
            meter.heap((length - size) * 4L);
            values = Arrays.copyOf(values, length);
        }
    }

    void mark() throws PickleStop {
        meter.atMost("open marks", meter.limits().markDepth(), markCount + 1L);
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = size;
        fence = size;
    }

    /// Whether there is nothing above the last MARK.
    boolean atFence() {
        return size == fence;
    }

    @Nullable Object take() throws PickleStop {
        Object value = top();
        values[--size] = null;
        return value;
    }

    @Nullable Object top() throws PickleStop {
        if (size == fence) {
            throw meter.input().malformed("a value on the stack", "none");
        }
        return values[size - 1];
    }

    void replaceTop(@Nullable Object value) {
        values[size - 1] = value;
    }

    /// Takes all values above the last MARK, and the MARK. Whoever keeps the array books its memory.
    @Nullable Object[] takeMarked() throws PickleStop {
        if (markCount == 0) {
            throw meter.input().malformed("a mark on the stack", "none");
        }
        int from = marks[--markCount];
        fence = markCount == 0 ? 0 : marks[markCount - 1];
        if (from == size) {
            return NOTHING;
        }
        @Nullable Object[] taken = Arrays.copyOfRange(values, from, size);
        Arrays.fill(values, from, size, null);
        size = from;
        return taken;
    }
}
