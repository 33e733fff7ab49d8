package org.tensorloupe.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The network that comes with the program.
final class Demo {
    private static final String RESOURCE = "/org/tensorloupe/assets/demo/demo-cnn.pth";

    private Demo() {}

    /// Copies it into a folder, because a checkpoint is opened from a file.
    ///
    /// @return the file; the same one every time, so that it stays in the list of recent files
    /// @throws IOException if it cannot be written
    static Path unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("demo-cnn.pth");
        try (InputStream in = Demo.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new NoSuchFileException(RESOURCE);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
