package org.tensorloupe.app.instance;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The ear of the first program: takes the files of later starts, one after the other, on one daemon
/// thread. Whatever is said to it, it goes on.
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final Duration LONGEST_MESSAGE = Duration.ofMillis(400);
    private static final long LONGEST_ANSWER = 1500;

    private final MeetingPlace place;
    private final FileChannel lock;
    private final ServerSocketChannel server;
    private final OpenRequests requests;

    private Listener(
            MeetingPlace place,
            FileChannel lock,
            ServerSocketChannel server,
            OpenRequests requests) {
        this.place = place;
        this.lock = lock;
        this.server = server;
        this.requests = requests;
    }

    /// Takes the place of a socket whose program is dead, and listens.
    ///
    /// @param lock held locked; closed with the listener, not if this throws
    static Listener begin(MeetingPlace place, FileChannel lock, OpenRequests requests)
            throws IOException {
        Files.deleteIfExists(place.socket());
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(place.socket()), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        Listener listener = new Listener(place, lock, server, requests);
        Thread thread = new Thread(listener::listen, "open-requests");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private void listen() {
        try {
            while (server.isOpen()) {
                try (SocketChannel client = server.accept()) {
                    answer(client);
                }
            }
        } catch (IOException e) {
            if (server.isOpen()) {
                log("Listening for further starts has ended", e);
                close();
            }
        }
    }

    private void answer(SocketChannel client) {
        try {
            client.configureBlocking(false);
            Message message = read(client);
            long now = System.currentTimeMillis();
            long patience = Math.clamp(message.deadline() - now, 0, LONGEST_ANSWER);
            if (patience > 0 && requests.offer(message.files(), Duration.ofMillis(patience))) {
                client.write(ByteBuffer.wrap(new byte[] {Message.TAKEN}));
            }
        } catch (IOException | RuntimeException e) {
            log("A further start could not be understood", e);
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

    /// Leaves the place to the next program. Any thread.
    @Override
    public void close() {
        try (lock;
                server) {
            Files.deleteIfExists(place.socket());
        } catch (IOException e) {
            log("The socket for further starts could not be removed", e);
        }
    }
}
