package org.tensorloupe.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;

/// Opens files in the background; one whose disk hangs keeps no other waiting. Thread-safe.
public final class Documents implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(2);

    private final JobRunner jobs;
    private final Cores cores = new Cores();
    private final HeapCache cache;
    private final ChangeWatch changes;
    private final Disk disk;
    private final Openings openings;
    private final Map<Path, OpenedAhead> opened = new ConcurrentHashMap<>();

    /// @param jobs runs the opening and all later work on the documents; closed with this
    public Documents(JobRunner jobs) {
        this(jobs, new HeapCache());
    }

    /// @param cache the memory of all documents for what can be had again
    public Documents(JobRunner jobs, HeapCache cache) {
        this(jobs, cache, Duration.ofSeconds(1));
    }

    /// @param patience how long documents are open before their files are watched for changes
    public Documents(JobRunner jobs, HeapCache cache, Duration patience) {
        this.jobs = jobs;
        this.cache = cache;
        this.changes = new ChangeWatch(patience);
        this.disk = new Disk(jobs.delivery());
        int width = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.openings = new Openings(jobs, width, LONG);
    }

    /// Begins to open a file that [#open(Path, Consumer)] will be asked for: at a start, before there
    /// is a window. What nobody asks for stays open.
    public void openAhead(Path path) {
        OpenedAhead ahead = new OpenedAhead(jobs.delivery());
        opened.put(path, ahead);
        ahead.begun(open(title(path), path, ahead));
    }

    /// Opens a file, or takes over the opening that was begun ahead.
    ///
    /// @param receiver hears the outcome; the document is the receiver's to close
    public Job open(Path path, Consumer<Outcome<Document>> receiver) {
        OpenedAhead ahead = opened.remove(path);
        return ahead == null ? open(title(path), path, receiver) : ahead.handTo(receiver);
    }

    private static String title(Path path) {
        return "Opening " + path.getFileName();
    }

    /// Opens a file again that is open and has changed.
    ///
    /// @param receiver hears the outcome; the document is the receiver's to close
    public Job reopen(Path path, Consumer<Outcome<Document>> receiver) {
        return open("Reloading " + path.getFileName(), path, receiver);
    }

    private Job open(String title, Path path, Consumer<Outcome<Document>> receiver) {
        return openings.begin(
                title,
                _ -> FirstTouch.of(path),
                (files, monitor) -> open(path, files, monitor),
                receiver);
    }

    private Document open(Path path, Map<Path, FileStamp> files, Monitor monitor)
            throws CheckpointException {
        try {
            OpenCheckpoint open = Formats.open(path, monitor, cache);
            return new Document(path, files, open, jobs, cores, cache);
        } catch (InternalError e) {
            throw Torn.fault(e, String.valueOf(path.getFileName()));
        } catch (CheckpointException e) {
            Crashes.refused(title(path), e.fault());
            throw e;
        }
    }

    /// Watches the files of a document for changes since it was opened.
    ///
    /// @param listener hears of every change through the runner's delivery executor
    public Watched watch(Document document, Consumer<DiskChange> listener) {
        Watched watched = new Watched(document.path(), document.files(), jobs.delivery(), listener);
        changes.add(watched);
        return watched;
    }

    /// Has a look at the files of all documents that are watched. Returns at once.
    public void lookForChanges() {
        changes.lookAtAll();
    }

    /// Looks what stands at paths.
    public Disk disk() {
        return disk;
    }

    /// The runner of all background work.
    public JobRunner jobs() {
        return jobs;
    }

    /// Ends all background work; close the documents first. Returns at once: a thread of its own
    /// waits for the jobs that run, and the program for that thread.
    @Override
    public void close() {
        changes.close();
        Thread.ofPlatform()
                .name("shutdown")
                .start(() -> {
                    jobs.close();
                    cores.close();
                });
    }
}
