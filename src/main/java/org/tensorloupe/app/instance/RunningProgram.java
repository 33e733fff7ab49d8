package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tensorloupe.app.instance.Caller.Answer;

/// Finds out whether this program is the first of its user on its display.
///
/// The first one holds a file locked, which no crash can leave behind, and listens on a socket; who
/// finds the lock taken hands its files over. Where nothing can be agreed on, safely and in time, a
/// program runs by itself.
public final class RunningProgram {
    private static final long PATIENCE = 1500;
    private static final long PAUSE = 10;

    /// What this program is.
    public sealed interface Standing {
        /// The first: later ones hand over to it.
        ///
        /// @param leave gives the place up; any thread
        record First(Runnable leave) implements Standing {}

        /// A second one, whose files the first has taken.
        record HandedOver() implements Standing {}

        /// One beside others that cannot be spoken to.
        ///
        /// @param reason why, for the log
        record Alone(String reason) implements Standing {}
    }

    private RunningProgram() {}

    /// Hands files to the program that runs, or becomes that program.
    ///
    /// @param files absolute paths
    /// @param requests receives the files of later starts, not those given here
    public static Standing meet(List<Path> files, OpenRequests requests) {
        try {
            return meet(MeetingPlace.find(), files, requests);
        } catch (IOException | UnsupportedOperationException e) {
            return new Standing.Alone(String.valueOf(e.getMessage()));
        }
    }

    private static Standing meet(MeetingPlace place, List<Path> files, OpenRequests requests)
            throws IOException {
        long deadline = System.currentTimeMillis() + PATIENCE;
        FileChannel lock =
                FileChannel.open(
                        place.lock(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        boolean kept = false;
        try {
            while (System.currentTimeMillis() < deadline) {
                if (lock.tryLock() != null) {
                    Listener listener = Listener.begin(place, lock, requests);
                    kept = true;
                    return new Standing.First(() -> {
                        requests.close();
                        listener.close();
                    });
                }
                Answer answer = Caller.call(place, files, deadline);
                if (answer == Answer.TAKEN) {
                    return new Standing.HandedOver();
                }
                if (answer == Answer.NOBODY) {
                    rest();
                }
            }
            return new Standing.Alone("the program that runs does not answer");
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    /// The other one is between its lock and its socket, or ends just now.
    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
