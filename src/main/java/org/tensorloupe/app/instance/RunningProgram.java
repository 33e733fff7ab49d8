package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tensorloupe.app.instance.Caller.Answer;

/// Finds out whether this program is the first of its user on its display.
///
/// The first one holds a file locked, which no crash can leave behind, and listens on a socket as
/// soon as it has a window; who finds the lock taken hands its files over. Where nothing can be agreed
/// on, safely and in time, a program runs by itself.
public final class RunningProgram {
    /// How long a program that listens may take for an answer, ms.
    private static final long ANSWER = 1500;

    /// How long a program may take from its lock to its first window, ms: many starts at once make
    /// a slow machine slower, and must not all lose patience and start in earnest.
    private static final long START = 30_000;

    private static final long PAUSE = 30;

    /// What this program is.
    public sealed interface Standing {
        /// The first: later ones hand over to it.
        record First(Claim claim) implements Standing {}

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
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return new Standing.Alone(String.valueOf(e.getMessage()));
        }
    }

    private static Standing meet(MeetingPlace place, List<Path> files, OpenRequests requests)
            throws IOException {
        FileChannel lock =
                FileChannel.open(
                        place.lock(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        boolean kept = false;
        try {
            long end = System.nanoTime() + START * 1_000_000;
            while (System.nanoTime() < end) {
                if (lock.tryLock() != null) {
                    kept = true;
                    Files.deleteIfExists(place.socket());
                    return new Standing.First(new Claim(lock, place, requests));
                }
                Answer answer =
                        Files.exists(place.socket())
                                ? Caller.call(place, files, System.currentTimeMillis() + ANSWER)
                                : Answer.NOBODY;
                if (answer == Answer.TAKEN) {
                    return new Standing.HandedOver();
                }
                if (answer == Answer.SILENCE) {
                    break;
                }
                if (answer == Answer.HUNG_UP) {
                    end = Math.min(end, System.nanoTime() + ANSWER * 1_000_000);
                }
                rest();
            }
            return new Standing.Alone("the program that runs does not answer");
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    /// The other one is between its lock and its first window, or ends just now.
    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
