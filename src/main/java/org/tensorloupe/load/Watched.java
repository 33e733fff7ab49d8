package org.tensorloupe.load;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The files of one open checkpoint, looked at for changes. Thread-safe.
///
/// A look runs on a thread of its own, because the disk may be a share that does not answer: then that
/// thread hangs, alone, and later looks at the same files are left out.
public final class Watched implements Cancellable {
    private final Path path;
    private final Executor delivery;
    private Consumer<DiskChange> listener;
    private Map<Path, FileStamp> known;
    private Map<Path, FileStamp> last;
    private DiskChange told = DiskChange.SAME;
    private boolean looking;
    private boolean again;
    private volatile boolean cancelled;

    /// @param path what was opened
    /// @param known its files, as they were just before
    /// @param listener hears, through `delivery`, of every change
    Watched(
            Path path,
            Map<Path, FileStamp> known,
            Executor delivery,
            Consumer<DiskChange> listener) {
        this.path = path;
        this.known = known;
        this.last = known;
        this.delivery = delivery;
        this.listener = listener;
    }

    /// What was opened.
    Path path() {
        return path;
    }

    /// Whether a file is one of these, or would be if it were there.
    boolean concerns(Path file) {
        synchronized (this) {
            if (known.containsKey(file) || last.containsKey(file)) {
                return true;
            }
        }
        return file.equals(path) || (path.equals(file.getParent()) && FileStamp.isPart(file));
    }

    /// Looks at the files. Returns at once.
    ///
    /// @param writing whether they are known to be written to just now
    void look(boolean writing) {
        synchronized (this) {
            if (looking || cancelled) {
                again |= !writing;
                return;
            }
            looking = true;
        }
        Thread.ofPlatform().daemon().name("look").start(() -> lookNow(writing));
    }

    private void lookNow(boolean writing) {
        boolean writingNow = writing;
        while (true) {
            see(FileStamp.ofAll(path), writingNow);
            synchronized (this) {
                if (!again) {
                    looking = false;
                    return;
                }
                again = false;
            }
            writingNow = false;
        }
    }

    private void see(Map<Path, FileStamp> found, boolean writing) {
        synchronized (this) {
            DiskChange change = change(found, writing);
            boolean news = change != told || (change == DiskChange.CHANGED && !found.equals(last));
            last = found;
            told = change;
            if (!news || cancelled) {
                return;
            }
            delivery.execute(() -> tell(change));
        }
    }

    private DiskChange change(Map<Path, FileStamp> found, boolean writing) {
        if (found.equals(known)) {
            return DiskChange.SAME;
        }
        if (found.isEmpty() || (known.containsKey(path) && !found.containsKey(path))) {
            return DiskChange.GONE;
        }
        return writing ? DiskChange.WRITING : DiskChange.CHANGED;
    }

    private void tell(DiskChange change) {
        Consumer<DiskChange> hears;
        synchronized (this) {
            hears = listener;
        }
        hears.accept(change);
    }

    /// Takes the files as they were last seen for the ones that were opened: only later changes are
    /// told.
    public synchronized void accept() {
        known = last;
        told = DiskChange.SAME;
    }

    /// Folders in which something may happen to the files.
    Set<Path> folders() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? Set.of(path) : Set.of(path, folder);
    }

    /// Ends it: the listener hears nothing more, and is let go.
    @Override
    public void cancel() {
        synchronized (this) {
            listener = _ -> {};
        }
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
