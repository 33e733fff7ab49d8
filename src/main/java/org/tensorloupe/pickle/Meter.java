package org.tensorloupe.pickle;

import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.FormatFault;

/// What one pickle has spent so far, held against its limits.
final class Meter {
    private static final long POLL = 16 << 20;

    private final PickleInput input;
    private final PickleLimits limits;
    private final Monitor monitor;
    private long heap;
    private long keyWork;
    private long nextPoll = POLL;

    Meter(PickleInput input, PickleLimits limits, Monitor monitor) {
        this.input = input;
        this.limits = limits;
        this.monitor = monitor;
    }

    PickleLimits limits() {
        return limits;
    }

    PickleInput input() {
        return input;
    }

    /// Books memory before it is allocated; never given back.
    ///
    /// @param bytes 0 or more
    void heap(long bytes) throws PickleStop {
        heap = heap > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : heap + bytes;
        if (heap > limits.heapBytes()) {
            throw exceeded("memory of a pickle's values, in bytes", limits.heapBytes(), heap);
        }
        if (heap > nextPoll) {
            nextPoll = heap + POLL;
            monitor.advance(0);
        }
    }

    /// Books steps of hashing and comparing keys.
    void keyWork(long steps) throws PickleStop {
        keyWork += steps;
        if (keyWork > limits.keyWork()) {
            throw exceeded("steps spent on comparing keys", limits.keyWork(), keyWork);
        }
    }

    void atMost(String resource, long limit, long actual) throws PickleStop {
        if (actual > limit) {
            throw exceeded(resource, limit, actual);
        }
    }

    private PickleStop exceeded(String resource, long limit, long actual) {
        return new PickleStop(
                new FormatFault.LimitExceeded(input.where(), resource, limit, actual));
    }
}
