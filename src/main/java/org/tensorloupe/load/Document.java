package org.tensorloupe.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tensorloupe.analysis.OptimizerJoin;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;

/// An open file and the background work on it. Thread-safe.
///
/// Closing returns at once: its jobs are cancelled, and the file is released on a background thread
/// after the last of them has stopped.
public final class Document implements AutoCloseable {
    private final Path path;
    private final boolean folder;
    private final Map<Path, FileStamp> files;
    private final OpenCheckpoint open;
    private final OptimizerJoin optimizers;
    private final JobRunner jobs;
    private final Summaries summaries;
    private final ChannelSummaries channels;
    private final Set<Job> own = ConcurrentHashMap.newKeySet();
    private final Set<Job> saving = ConcurrentHashMap.newKeySet();
    private final Map<SummaryKey, SummaryRequest> requests = new HashMap<>();
    private int running;
    private boolean closing;

    /// @param files what its files were like just before it was opened
    Document(
            Path path,
            Map<Path, FileStamp> files,
            OpenCheckpoint open,
            JobRunner jobs,
            Cores cores,
            HeapCache cache) {
        this.path = path;
        this.files = files;
        this.folder = Files.isDirectory(path);
        this.open = open;
        this.optimizers = OptimizerJoin.of(open.checkpoint());
        this.jobs = jobs;
        SummaryStore store = new SummaryStore(cache);
        this.summaries = new Summaries(open.storages(), store, cores, new Reading());
        this.channels = new ChannelSummaries(open.storages(), cache, cores);
    }

    /// The path it was opened by.
    public Path path() {
        return path;
    }

    /// Whether the path was a folder when it was opened.
    public boolean isFolder() {
        return folder;
    }

    /// What its files were like just before it was opened.
    Map<Path, FileStamp> files() {
        return files;
    }

    /// What the file says of itself.
    public Checkpoint checkpoint() {
        return open.checkpoint();
    }

    /// Which parameters the state of its optimizers belongs to.
    public OptimizerJoin optimizers() {
        return optimizers;
    }

    /// Where the bytes of its storages come from. Reading them belongs into jobs of this document,
    /// or the file may be gone in the middle.
    public StorageSource storages() {
        return open.storages();
    }

    /// The statistics of a tensor with their whole histogram, if that is at hand.
    public Optional<Summary> known(TensorInfo tensor, Component part) {
        return summaries.known(tensor, part);
    }

    /// The statistics of a tensor, if they were ever computed: kept as long as the document is open.
    /// Of the histogram only quantiles and a sparkline may be left; see [Summary#reduced()].
    public Optional<Summary> figures(TensorInfo tensor, Component part) {
        return summaries.figures(tensor, part);
    }

    /// Why a tensor has no statistics, failed or crashed; empty if they were not tried or are there.
    public Optional<Outcome<Summary>> failure(TensorInfo tensor) {
        return summaries.failure(tensor);
    }

    /// The statistics of a tensor with their whole histogram, for use inside a job, which waits for
    /// them; computed only if they are not at hand.
    ///
    /// @throws CheckpointException if an element cannot be read
    public Summary summary(TensorInfo tensor, Component part, Monitor monitor)
            throws CheckpointException {
        return summaries.get(tensor, part, Priority.VISIBLE, monitor);
    }

    /// The figures of many tensors in order, for use inside a job, which waits for them: what was
    /// computed before is taken as it is, and what is computed now stays.
    ///
    /// @throws IOException of the receiver
    public void figures(List<TensorInfo> tensors, Monitor monitor, SummaryStream.Receiver receiver)
            throws IOException {
        summaries.inOrder(tensors, monitor, receiver);
    }

    /// Computes the statistics of tensors in the background, after all that is more urgent; what is
    /// known by then is left out. Returns at once.
    ///
    /// @param listener hears through the runner's delivery executor; nothing more after [#close()]
    public Sweep sweep(List<TensorInfo> tensors, Sweep.Listener listener) {
        long total = tensors.stream().mapToLong(TensorInfo::byteSize).sum();
        Job job = jobs.begin("Statistics", Priority.LATER, total);
        own.add(job);
        Sweep sweep =
                new Sweep(
                        tensors,
                        summaries::answers,
                        job,
                        jobs.delivery(),
                        listener,
                        () -> jobs.end(job));
        summaries.begin(sweep);
        if (isClosing()) {
            sweep.close();
        }
        return sweep;
    }

    /// The statistics of a tensor's channels, kept while the document is open. Its `get` is for use
    /// inside a job.
    public ChannelSummaries channels() {
        return channels;
    }

    /// Computes the statistics of a tensor in the background. Equal requests share one computation,
    /// which stops when all of them are cancelled.
    ///
    /// @param receiver hears the outcome through the runner's delivery executor, unless the request
    ///     was cancelled
    public Cancellable summarise(
            TensorInfo tensor,
            Component part,
            Priority priority,
            Consumer<Outcome<Summary>> receiver) {
        SummaryKey key = new SummaryKey(tensor, part);
        synchronized (requests) {
            SummaryRequest present = requests.get(key);
            Cancellable joined = present == null ? null : present.join(receiver);
            if (joined != null) {
                return joined;
            }
            SummaryRequest request = new SummaryRequest();
            Cancellable handle = Objects.requireNonNull(request.join(receiver));
            requests.put(key, request);
            request.start(submit(key, priority, request));
            return handle;
        }
    }

    private Job submit(SummaryKey key, Priority priority, SummaryRequest request) {
        TensorInfo tensor = key.tensor();
        return run(
                "Statistics of " + tensor.name(),
                priority,
                tensor.byteSize(),
                monitor -> summary(tensor, key.part(), monitor),
                outcome -> {
                    synchronized (requests) {
                        requests.remove(key, request);
                    }
                    request.deliver(outcome);
                });
    }

    /// Runs work on the file in the background; see [JobRunner#submit]. After [#close()] the work is
    /// not begun; the outcome is a [FormatFault.Closed] or Cancelled.
    public <T> Job run(
            String title,
            Priority priority,
            long total,
            Work<T> work,
            Consumer<Outcome<T>> receiver) {
        Job job = jobs.submit(title, priority, total, monitor -> guarded(work, monitor), receiver);
        own.add(job);
        own.removeIf(old -> old.state() == Job.State.ENDED);
        if (isClosing()) {
            job.cancel();
        }
        return job;
    }

    /// Runs work that writes a file for the user, as [#run] does; [#saving()] has it until it ends.
    public <T> Job save(String title, long total, Work<T> work, Consumer<Outcome<T>> receiver) {
        Job job = run(title, Priority.ASKED, total, work, receiver);
        saving.add(job);
        return job;
    }

    /// What writes a file for the user at this moment, or waits for its turn.
    public List<Job> saving() {
        saving.removeIf(job -> job.state() == Job.State.ENDED || job.isCancelled());
        return List.copyOf(saving);
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private <T> T guarded(Work<T> work, Monitor monitor) throws CheckpointException, IOException {
        Reading reading = new Reading();
        if (!reading.enter()) {
            throw new CheckpointException(new FormatFault.Closed(checkpoint().fileName()));
        }
        try {
            return work.run(monitor);
        } catch (InternalError e) {
            throw Torn.fault(e, checkpoint().fileName());
        } finally {
            reading.leave();
        }
    }

    /// Keeps the file open while somebody reads.
    private final class Reading implements SummaryQueue.Gate {
        @Override
        public boolean enter() {
            synchronized (Document.this) {
                running += closing ? 0 : 1;
                return !closing;
            }
        }

        @Override
        public void leave() {
            synchronized (Document.this) {
                running--;
                if (closing && running == 0) {
                    open.close();
                }
            }
        }
    }

    /// Cancels all jobs and releases the file once none of them runs. Any thread; returns at once.
    @Override
    public void close() {
        boolean idle;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            idle = running == 0;
        }
        own.forEach(Job::cancel);
        summaries.close();
        channels.close();
        if (idle) {
            Thread.ofPlatform().name("close-" + path.getFileName()).start(open::close);
        }
    }
}
