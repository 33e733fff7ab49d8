package org.tensorloupe.app.instance;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The ear of the first program: takes the files of later starts on a daemon thread, and speaks with
/// each on a short-lived one. Whatever is said to it, it goes on.
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final Duration LONGEST_MESSAGE = Duration.ofMillis(400);
    private static final long LONGEST_ANSWER = 1500;
    private static final long YOUNG = Duration.ofSeconds(30).toNanos();
    private static final int MOST_TALKS = 32;

    private final long begun = System.nanoTime();
    private final Semaphore talks = new Semaphore(MOST_TALKS);

    private final MeetingPlace place;
    private final OpenRequests requests;
    private @Nullable ServerSocketChannel server;
    private boolean closed;

    /// @param place whose lock this program holds
    Listener(MeetingPlace place, OpenRequests requests) {
        this.place = place;
        this.requests = requests;
    }

    /// Begins to listen; returns at once.
    void begin() {
        start("open-requests", this::listen);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            ServerSocketChannel open = bind();
            while (open != null && open.isOpen()) {
                SocketChannel client = open.accept();
                talks.acquireUninterruptibly();
                start("open-request", () -> talk(client));
            }
        } catch (ClosedChannelException _) {
            // The program ends.
        } catch (IOException | UnsupportedOperationException e) {
            log("Further starts cannot hand over their files", e);
            close();
        }
    }

    /// Null if the program ends already.
    private synchronized @Nullable ServerSocketChannel bind() throws IOException {
        if (closed) {
            return null;
        }
        ServerSocketChannel open = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server = open;
        return open.bind(UnixDomainSocketAddress.of(place.socket()), BACKLOG);
    }

    private void talk(SocketChannel client) {
        try (client) {
            client.configureBlocking(false);
            Message message = read(client);
            long now = System.currentTimeMillis();
            long patience = Math.clamp(message.deadline() - now, 0, LONGEST_ANSWER);
            if (patience > 0 && System.nanoTime() - begun < YOUNG) {
                client.write(ByteBuffer.wrap(new byte[] {Message.BUSY}));
                patience = Message.BUSY_MILLIS;
            }
            if (patience > 0 && requests.offer(message.files(), Duration.ofMillis(patience))) {
                client.write(ByteBuffer.wrap(new byte[] {Message.TAKEN}));
            }
        } catch (IOException | RuntimeException e) {
            log("A further start could not be understood", e);
        } finally {
            talks.release();
        }
    }

    private static void log(String what, Exception cause) {
        Logger.getLogger("org.tensorloupe").log(Level.INFO, what, cause);
    }

    private static Message read(SocketChannel client) throws IOException {
        try (Selector selector = Selector.open()) {
            client.register(selector, SelectionKey.OP_READ);
            long end = System.nanoTime() + LONGEST_MESSAGE.toNanos();
            int length = Message.length(fill(client, selector, Message.HEAD, end));
            return Message.decode(fill(client, selector, length, end));
        }
    }

    private static ByteBuffer fill(SocketChannel client, Selector selector, int size, long end)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0 || selector.select(left) == 0) {
                throw new SocketTimeoutException("a message that does not end");
            }
            selector.selectedKeys().clear();
            if (client.read(buffer) < 0) {
                throw new EOFException("a message that ends too early");
            }
        }
        return buffer.flip();
    }

    /// Listens no more. Any thread.
    @Override
    public synchronized void close() {
        closed = true;
        if (server == null) {
            return;
        }
        try {
            Files.deleteIfExists(place.socket());
            server.close();
        } catch (IOException e) {
            log("The socket for further starts could not be removed", e);
        }
    }
}
