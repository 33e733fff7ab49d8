package org.tensorloupe.app.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The right to be the first program: a lock that is held until this is given up, or the process
/// ends, however it ends. Any thread.
public final class Claim implements AutoCloseable {
    private final FileChannel lock;
    private final Listener listener;
    private final OpenRequests requests;

    /// @param lock locked; owned by this
    Claim(FileChannel lock, MeetingPlace place, OpenRequests requests) {
        this.lock = lock;
        this.requests = requests;
        this.listener = new Listener(place, requests);
    }

    /// Begins to take the files of later starts. Those that came earlier have waited for it: opening
    /// the first socket takes Java a while, which would delay the first window.
    public void listen() {
        listener.begin();
    }

    /// Gives the place up.
    @Override
    public void close() {
        requests.close();
        listener.close();
        try {
            lock.close();
        } catch (IOException e) {
            Logger.getLogger("org.tensorloupe").log(Level.INFO, "A lock could not be given up", e);
        }
    }
}
