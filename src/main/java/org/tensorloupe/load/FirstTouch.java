package org.tensorloupe.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Asks the disk for a file before it is mapped. A thread that waits for a page of a mapped file keeps
/// the whole virtual machine from its next pause for the garbage, and with it the window; a thread that
/// waits for a read keeps nobody. So a share that does not answer is met here.
final class FirstTouch {
    private FirstTouch() {}

    /// What the files of a checkpoint are like; its own first and last byte have been read by then.
    /// What is wrong with it is left for the opening to say.
    static Map<Path, FileStamp> of(Path path) {
        Map<Path, FileStamp> files = FileStamp.ofAll(path);
        // Opening a pipe would wait for its writer.
        if (Files.isRegularFile(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                int read = channel.read(one, 0);
                if (read == 1) {
                    channel.read(one.clear(), channel.size() - 1);
                }
            } catch (IOException _) {
                return files;
            }
        }
        return files;
    }
}
