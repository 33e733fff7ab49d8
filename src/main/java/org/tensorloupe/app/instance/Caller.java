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
        /// Nobody listens, or he hung up.
        NOBODY,
        /// Somebody listens and says nothing.
        SILENCE
    }

    private final MeetingPlace place;
    private final Message message;
    private final SocketChannel channel;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Answer answer = Answer.NOBODY;

    private Caller(MeetingPlace place, Message message) throws IOException {
        this.place = place;
        this.message = message;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /// Hands files over.
    ///
    /// @param deadline milliseconds since 1970
    static Answer call(MeetingPlace place, List<Path> files, long deadline) throws IOException {
        try (Caller caller = new Caller(place, new Message(deadline, files))) {
            Thread talk = new Thread(caller::talk, "hand-over");
            talk.setDaemon(true);
            talk.start();
            long left = deadline - System.currentTimeMillis();
            return caller.over.await(left, TimeUnit.MILLISECONDS) ? caller.answer : Answer.SILENCE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.SILENCE;
        }
    }

    private void talk() {
        try {
            channel.connect(UnixDomainSocketAddress.of(place.socket()));
            ByteBuffer bytes = message.encode();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            ByteBuffer reply = ByteBuffer.allocate(1);
            if (channel.read(reply) == 1 && reply.get(0) == Message.TAKEN) {
                answer = Answer.TAKEN;
            }
        } catch (IOException | IllegalArgumentException _) {
            // Nobody is there, he hung up, or it is more than can be said.
        }
        over.countDown();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
