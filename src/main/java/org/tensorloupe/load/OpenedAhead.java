package org.tensorloupe.load;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The opening of a file that nobody has asked for yet: keeps the outcome until somebody does.
/// Thread-safe.
final class OpenedAhead implements Consumer<Outcome<Document>> {
    private final Executor delivery;
    private @Nullable Job job;
    private @Nullable Outcome<Document> outcome;
    private @Nullable Consumer<Outcome<Document>> receiver;

    /// @param delivery where the receiver hears the outcome
    OpenedAhead(Executor delivery) {
        this.delivery = delivery;
    }

    /// The job that opens it; to be said before anybody asks.
    synchronized void begun(Job opening) {
        job = opening;
    }

    @Override
    public synchronized void accept(Outcome<Document> arrived) {
        if (receiver == null) {
            outcome = arrived;
        } else {
            receiver.accept(arrived);
        }
    }

    /// Somebody asks.
    ///
    /// @param asking hears the outcome through the delivery executor
    /// @return the job
    synchronized Job handTo(Consumer<Outcome<Document>> asking) {
        receiver = asking;
        Outcome<Document> arrived = outcome;
        if (arrived != null) {
            delivery.execute(() -> asking.accept(arrived));
        }
        return Objects.requireNonNull(job);
    }
}
