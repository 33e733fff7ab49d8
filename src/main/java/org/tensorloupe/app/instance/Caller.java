package org.tensorloupe.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A second start that speaks to the first. The talk runs on a thread of its own and is cut off in
/// time, because connecting and writing wait for a program that hangs.
final class Caller implements AutoCloseable {
    /// How it went.
    enum Answer {
        /// The other program has the files.
        TAKEN,
        /// Nobody listens.
        NOBODY,
        /// Somebody listened, and ended without an answer.
        HUNG_UP,
        /// Somebody listens and says nothing.
        SILENCE
    }

    private final MeetingPlace place;
    private final ByteBuffer message;
    private final SocketChannel channel;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean busy;
    private volatile Answer answer = Answer.NOBODY;

    private Caller(MeetingPlace place, ByteBuffer message) throws IOException {
        this.place = place;
        this.message = message;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /// Hands files over.
    ///
    /// @param deadline milliseconds since 1970
    /// @throws IllegalArgumentException if there are too many files
    static Answer call(MeetingPlace place, List<Path> files, long deadline) throws IOException {
        ByteBuffer bytes = new Message(deadline, files).encode();
        try (Caller caller = new Caller(place, bytes)) {
            Thread talk = new Thread(caller::talk, "hand-over");
            talk.setDaemon(true);
            talk.start();
            long left = deadline - System.currentTimeMillis();
            boolean over = caller.over.await(left, TimeUnit.MILLISECONDS);
            if (!over && caller.busy) {
                over = caller.over.await(Message.BUSY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return over ? caller.answer : Answer.SILENCE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.SILENCE;
        }
    }

    private void talk() {
        try {
            channel.connect(UnixDomainSocketAddress.of(place.socket()));
            answer = Answer.HUNG_UP;
            while (message.hasRemaining()) {
                channel.write(message);
            }
            ByteBuffer reply = ByteBuffer.allocate(1);
            if (channel.read(reply) == 1 && reply.get(0) == Message.BUSY) {
                busy = true;
                channel.read(reply.clear());
            }
            if (!reply.hasRemaining() && reply.get(0) == Message.TAKEN) {
                answer = Answer.TAKEN;
            }
        } catch (IOException _) {
            // Nobody is there, or no longer.
        }
        over.countDown();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
