package org.tensorloupe.load;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;

/// Opens files in the background. Thread-safe.
public final class Documents implements AutoCloseable {
    private final JobRunner jobs;
    private final Cores cores = new Cores();
    private final HeapCache cache;

    /// @param jobs runs the opening and all later work on the documents; closed with this
    public Documents(JobRunner jobs) {
        this(jobs, new HeapCache());
    }

    /// @param jobs runs the opening and all later work on the documents; closed with this
    /// @param cache the memory of all documents for what can be had again
    public Documents(JobRunner jobs, HeapCache cache) {
        this.jobs = jobs;
        this.cache = cache;
    }

    /// Opens a file.
    ///
    /// @param receiver hears the outcome; the document is the receiver's to close
    public Job open(Path path, Consumer<Outcome<Document>> receiver) {
        return jobs.submit(
                "Opening " + path.getFileName(),
                Priority.VISIBLE,
                0,
                monitor -> {
                    OpenCheckpoint open = Formats.open(path, monitor, cache);
                    return new Document(path, open, jobs, cores, cache);
                },
                receiver);
    }

    /// The runner of all background work.
    public JobRunner jobs() {
        return jobs;
    }

    /// Ends all background work; close the documents first. Returns at once: a thread of its own
    /// waits for the jobs that run, and the program for that thread.
    @Override
    public void close() {
        Thread.ofPlatform()
                .name("shutdown")
                .start(() -> {
                    jobs.close();
                    cores.close();
                });
    }
}
