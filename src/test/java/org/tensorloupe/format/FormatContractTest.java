package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat.Probe;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.StorageSource.Place;
import org.tensorloupe.testkit.Places;

/// What every format of the list owes, on samples of its own, of the others and of strangers.
class FormatContractTest {
    @TempDir private Path folder = Path.of("");

    /// Formats that tell no place of their tensors' bytes in the file.
    private static final Set<String> WITHIN = Set.of("pickle", "npy");

    /// One test for each sample of each format.
    private interface Check {
        void run(CheckpointFormat format, String sample) throws IOException, CheckpointException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return Formats.ALL.stream()
                .flatMap(format ->
                        Samples.of(format).stream()
                                .map(sample ->
                                        DynamicTest.dynamicTest(
                                                format.name() + ": " + sample,
                                                () -> check.run(format, sample))));
    }

    @Test
    void namesAreUniqueAndEveryFormatHasSamples() {
        List<String> names = Formats.ALL.stream().map(CheckpointFormat::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
        assertThat(Samples.OF.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(Samples.OF.values()).noneMatch(List::isEmpty);
    }

    @Test
    void theReadmeHasOneRowForEachName() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(3, line.indexOf('`', 3)))
                        .filter(name -> !name.contains("+"))
                        .toList();
        assertThat(rows)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Formats.ALL.stream().map(CheckpointFormat::name).distinct().toList());
    }

    @TestFactory
    Stream<DynamicTest> onlyTheRightFormatClaimsASample() {
        return each((format, sample) -> {
            Path path = Places.fixture(sample);
            if (Files.isDirectory(path)) {
                assertThat(claimant(Source.folder(path))).isEqualTo(format.name());
                return;
            }
            try (MappedFile file = MappedFile.open(path)) {
                assertThat(claimant(Source.file(file.view(), path))).isEqualTo(format.name());
            }
        });
    }

    /// The first format of the list that claims something; `none` if all refuse.
    private static String claimant(Source source) throws CheckpointException {
        for (CheckpointFormat format : Formats.ALL) {
            if (format.readsFolders() == source.isFolder()
                    && format.probe(source) instanceof Probe.Claimed) {
                return format.name();
            }
        }
        return "none";
    }

    @TestFactory
    Stream<DynamicTest> noFormatOpensAStranger() {
        return Samples.STRANGERS.stream()
                .map(name ->
                        DynamicTest.dynamicTest(name, () -> refuses(Places.fixture(name), name)));
    }

    @Test
    void noFormatOpensNoise() throws IOException {
        Random random = new Random(20_260_101);
        for (int size : new int[] {1, 2, 7, 8, 9, 64, 512, 4096, 70_000}) {
            for (int i = 0; i < 40; i++) {
                byte[] noise = new byte[size];
                random.nextBytes(noise);
                Path file = Files.write(folder.resolve("noise"), noise);
                refuses(file, size + " bytes of noise, number " + i);
            }
        }
    }

    @Test
    void noFormatOpensOneByteRepeated() throws IOException {
        for (int value = 0; value < 256; value++) {
            byte[] bytes = new byte[300];
            Arrays.fill(bytes, (byte) value);
            refuses(Files.write(folder.resolve("same"), bytes), "300 times " + value);
        }
    }

    @Test
    void noFormatOpensAnEmptyFolder() {
        refuses(folder, "empty folder");
    }

    private static void refuses(Path path, String what) {
        assertThatThrownBy(() -> Formats.open(path, Monitor.NONE).close())
                .as(what)
                .isInstanceOf(CheckpointException.class);
    }

    @TestFactory
    Stream<DynamicTest> aCutAtEveryHundredthIsRefusedOrSaid() {
        return each((format, sample) -> {
            Path copy = Samples.copy(sample, fresh());
            for (Path file : Samples.files(copy, sample)) {
                byte[] whole = Files.readAllBytes(file);
                for (int percent = 0; percent < 100; percent++) {
                    Files.write(
                            file,
                            Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100)));
                    String what = "%s cut at %d%%".formatted(file.getFileName(), percent);
                    try (OpenCheckpoint open = Formats.open(copy, Monitor.NONE)) {
                        Checkpoint checkpoint = open.checkpoint();
                        assertThat(checkpoint.fault() != null || !checkpoint.findings().isEmpty())
                                .as("%s opens and says nothing", what)
                                .isTrue();
                    } catch (CheckpointException e) {
                        assertThat(e).as(what).hasMessageMatching("(?s).+: .+");
                    }
                    assertThat(isMapped(file)).as("%s is still mapped", what).isFalse();
                }
                Files.write(file, whole);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsClosedCanBeDeletedAndIsMappedNoMore() {
        return each((_, sample) -> {
            Path copy = Samples.copy(sample, fresh());
            List<Path> files = Samples.files(copy, sample);
            OpenCheckpoint open = Formats.open(copy, Monitor.NONE);
            for (TensorNode tensor : open.checkpoint().tensors()) {
                StorageRef storage = tensor.tensor().storage();
                if (storage != null) {
                    open.storages().bytes(storage, Monitor.NONE);
                }
            }
            open.close();
            open.close();
            for (Path file : files) {
                assertThat(isMapped(file)).as("%s is mapped", file).isFalse();
                Files.delete(file);
            }
        });
    }

    /// The system's own list of mappings, where it has one.
    private static boolean isMapped(Path file) throws IOException {
        Path maps = Path.of("/proc/self/maps");
        return Files.exists(maps) && Files.readString(maps).contains(file.toRealPath().toString());
    }

    /// A copy whose tensors hold other bytes opens as the very same checkpoint.
    @TestFactory
    Stream<DynamicTest> openingDoesNotDependOnTheBytesOfTensors() {
        return each((format, sample) -> {
            Path copy = Samples.copy(sample, fresh());
            Checkpoint before;
            List<Place> places = new ArrayList<>();
            List<Long> sizes = new ArrayList<>();
            try (OpenCheckpoint open = Formats.open(copy, Monitor.NONE)) {
                before = open.checkpoint();
                Set<StorageRef> seen = new HashSet<>();
                for (TensorNode tensor : before.tensors()) {
                    StorageRef storage = tensor.tensor().storage();
                    if (storage != null && storage.size() > 0 && seen.add(storage)) {
                        places.add(open.storages().locate(storage));
                        sizes.add(storage.size());
                    }
                }
            }
            List<Path> files = Samples.files(copy, sample);
            if (files.size() == 1 && !WITHIN.contains(format.name())) {
                assertThat(scramble(files.getFirst(), places, sizes))
                        .as("changed bytes")
                        .isPositive();
                try (OpenCheckpoint open = Formats.open(copy, Monitor.NONE)) {
                    assertThat(open.checkpoint()).isEqualTo(before);
                }
            }
        });
    }

    private static long scramble(Path file, List<Place> places, List<Long> sizes)
            throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(7);
        long changed = 0;
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).offset().isPresent()) {
                int from = (int) places.get(i).offset().getAsLong();
                byte[] other = new byte[(int) Math.min(sizes.get(i), bytes.length - from)];
                random.nextBytes(other);
                System.arraycopy(other, 0, bytes, from, other.length);
                changed += other.length;
            }
        }
        Files.write(file, bytes);
        return changed;
    }

    @TestFactory
    Stream<DynamicTest> openingTwiceGivesTheSame() {
        return each((_, sample) -> {
            Path path = Places.fixture(sample);
            try (OpenCheckpoint one = Formats.open(path, Monitor.NONE);
                    OpenCheckpoint two = Formats.open(path, Monitor.NONE)) {
                assertThat(two.checkpoint()).isEqualTo(one.checkpoint());
                assertThat(one.checkpoint().format()).isNotBlank();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aCancelledOpeningEnds() {
        return each((_, sample) -> {
            Path copy = Samples.copy(sample, fresh());
            assertThatThrownBy(() -> Formats.open(copy, new Cancelled()).close())
                    .isInstanceOf(CancellationException.class);
            for (Path file : Samples.files(copy, sample)) {
                assertThat(isMapped(file)).isFalse();
            }
        });
    }

    private static final class Cancelled implements Monitor {
        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public void advance(long bytes) {
            throw new CancellationException("opening");
        }
    }

    private Path fresh() throws IOException {
        return Files.createTempDirectory(folder, "sample");
    }
}
