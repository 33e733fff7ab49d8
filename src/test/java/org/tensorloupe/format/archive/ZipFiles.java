package org.tensorloupe.format.archive;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Files the archive tests read, and how they read them.
final class ZipFiles {
    private ZipFiles() {}

    static Path fixture(String name) {
        Path path = Path.of("src/test/resources/fixtures", name);
        assumeTrue(Files.exists(path), "needs the fixture " + name);
        return path;
    }

    static Path corpus(String name) {
        Path path = Path.of(System.getProperty("tensorloupe.corpus"), "files", name);
        assumeTrue(Files.exists(path), "needs the corpus file " + name);
        return path;
    }

    /// Every corpus file and fixture that starts with a local header and is not cut.
    static List<Path> whole() throws IOException {
        try (var corpus = Files.list(corpus("."));
                var fixtures = Files.list(fixture("."))) {
            return Stream.concat(corpus, fixtures)
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("cut"))
                    .filter(ZipFiles::startsAsZip)
                    .sorted()
                    .toList();
        }
    }

    static ByteView view(Path path) throws IOException {
        return ByteViews.of(path.getFileName().toString(), Files.readAllBytes(path));
    }

    static ZipDirectory read(byte[] bytes) throws CheckpointException {
        return ZipDirectory.read(ByteViews.of("a.zip", bytes), ZipLimits.DEFAULT);
    }

    static ZipDirectory read(Path path) throws CheckpointException, IOException {
        return ZipDirectory.read(view(path), ZipLimits.DEFAULT);
    }

    static byte[] content(ZipDirectory zip, ZipEntry entry)
            throws CheckpointException, IOException {
        try (var in = zip.stream(entry)) {
            return in.readAllBytes();
        }
    }

    static FormatFault fault(ThrowingCallable call) {
        return catchThrowableOfType(CheckpointException.class, call).fault();
    }

    private static boolean startsAsZip(Path path) {
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'K', 3, 4});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
