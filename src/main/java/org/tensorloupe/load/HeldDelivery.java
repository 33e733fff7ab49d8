package org.tensorloupe.load;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Delivers through another executor, as soon as there is one: jobs can begin before the window's
/// thread runs. Thread-safe.
public final class HeldDelivery implements Executor {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private @Nullable Executor target;

    /// Holds what arrives.
    public HeldDelivery() {}

    @Override
    public synchronized void execute(Runnable delivery) {
        if (target == null) {
            held.add(delivery);
        } else {
            target.execute(delivery);
        }
    }

    /// Delivers what was held, and what is to come.
    public synchronized void begin(Executor executor) {
        target = executor;
        held.forEach(executor::execute);
        held.clear();
    }
}
