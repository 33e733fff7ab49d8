package org.tensorloupe.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Whatever the bytes are: a pickle or a fault, nothing else.
class PickleMutantsTest {
    private static final long SEED = 20260729;
    private static final int MUTANTS_OF_EACH = 150;

    @Test
    void damagedPicklesOfPythonAreReadOrRefused() {
        List<byte[]> originals = new ArrayList<>();
        for (int protocol = 0; protocol <= 5; protocol++) {
            for (String name :
                    List.of(
                            "ints",
                            "strings",
                            "dicts",
                            "sets",
                            "bytes",
                            "object_plain",
                            "object_metadata",
                            "object_counter",
                            "object_persistent")) {
                originals.add(Pickles.file(name + "." + protocol + ".pkl"));
            }
        }
        assertThat(mutate(originals)).isGreaterThan(1000);
    }

    @Test
    void realCheckpointsAreReadAndTheirMutantsReadOrRefused() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        try (Stream<Path> files = Files.list(corpus())) {
            for (Path file : files.sorted().toList()) {
                if (Files.size(file) < 4 << 20) {
                    originals.addAll(pickles(file));
                }
            }
        }
        assertThat(originals).hasSizeGreaterThan(20);
        assertThat(originals).allMatch(original -> read(original, "original"));
        assertThat(mutate(originals)).isGreaterThan(1000);
    }

    @Test
    void hostilePicklesOfScannersAreReadOrRefused() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.list(corpus())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".pkl") || name.endsWith(".pickle")) {
                    read(Files.readAllBytes(file), name);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    private static Path corpus() {
        Path corpus = Path.of(System.getProperty("tensorloupe.corpus", "absent"), "files");
        Assumptions.assumeTrue(Files.isDirectory(corpus), "no corpus");
        return corpus;
    }

    /// The data.pkl of a zip, or nothing.
    private static List<byte[]> pickles(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getName().endsWith("/data.pkl")) {
                    return List.of(zip.getInputStream(entry).readAllBytes());
                }
            }
        } catch (IOException _) {
            return List.of();
        }
        return List.of();
    }

    /// Damages each pickle in several ways, and gives the number of mutants that were refused.
    private static int mutate(List<byte[]> originals) {
        Random random = new Random(SEED);
        int refused = 0;
        for (byte[] original : originals) {
            for (int i = 0; i < MUTANTS_OF_EACH; i++) {
                byte[] mutant = original.clone();
                int changes = 1 + random.nextInt(4);
                for (int c = 0; c < changes; c++) {
                    int at = random.nextInt(mutant.length);
                    switch (random.nextInt(4)) {
                        case 0 -> mutant[at] = (byte) random.nextInt(256);
                        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                        case 2 -> mutant[at] = mutant[random.nextInt(mutant.length)];
                        default -> {
                            int length = Math.min(random.nextInt(16), mutant.length - at);
                            int from = random.nextInt(mutant.length - length + 1);
                            System.arraycopy(mutant, from, mutant, at, length);
                        }
                    }
                }
                refused += read(mutant, "mutant " + i) ? 0 : 1;
            }
        }
        return refused;
    }

    /// Reads; true if it is a pickle, false if it is refused as it should be.
    private static boolean read(byte[] bytes, String name) {
        try {
            PickleReader.read(ByteViews.of(name, bytes), 0);
            return true;
        } catch (CheckpointException e) {
            assertThat(e.fault())
                    .isInstanceOfAny(
                            FormatFault.Malformed.class,
                            FormatFault.OutOfRange.class,
                            FormatFault.LimitExceeded.class,
                            FormatFault.Unsupported.class);
            assertThat(e.fault().where()).startsWith(name + " > byte ");
            return false;
        } catch (RuntimeException | Error e) {
            return fail("not a fault: " + name, e);
        }
    }
}
